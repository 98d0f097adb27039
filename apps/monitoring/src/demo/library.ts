/** What the demonstration’s file of references is called, and its import. */
export const library = { id: '01900000-0000-7000-8000-000000910001', fileName: 'Références du congrès de Percé.ris' };

const record = (n: number, title: string, more: string[] = []): string => ['TY  - JOUR', `TI  - ${title}`, 'JO  - Revue fictive d’oncologie du Québec', 'PY  - 2019', `DO  - 10.5555/liaison.${n}`, ...more, 'ER  - ', ''].join('\n');

/** An old library: five invented works, one that the watch knows already, and a line of it that says too little. */
export const libraryContent = (): string =>
  [
    record(901, 'Suivi à domicile après une immunothérapie : ce qu’en disent les proches'),
    record(902, 'Time from biopsy to treatment in rural regions: a chart review'),
    record(903, 'Le rôle de l’infirmière pivot en oncologie régionale'),
    record(904, 'Télésanté et observance : une étude avant-après'),
    record(905, 'Access to compassionate use in a provincial network'),
    record(2, 'Toxicités immunitaires tardives sous boréolimab : une série québécoise', ['KW  - immunothérapie']),
    'TY  - JOUR\nPY  - 2019\nER  - \n',
  ].join('\n');

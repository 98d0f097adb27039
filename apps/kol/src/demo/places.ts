/** Fictional organizations of the health network, region by region. No real institution is meant. */
export interface Region {
  code: string;
  /** Main town, and another. */
  towns: [string, string];
  /** What the region's institutions are called after. */
  saint: [fr: string, en: string];
}

export const regions: Region[] = [
  { code: '01', towns: ['Rimouski', 'Matane'], saint: ['des Goélands', 'Goélands'] },
  { code: '02', towns: ['Saguenay', 'Alma'], saint: ['des Bleuets', 'Bleuets'] },
  { code: '03', towns: ['Québec', 'Baie-Saint-Paul'], saint: ['des Remparts', 'Remparts'] },
  { code: '04', towns: ['Trois-Rivières', 'Drummondville'], saint: ['des Trois-Ponts', 'Trois-Ponts'] },
  { code: '05', towns: ['Sherbrooke', 'Magog'], saint: ['des Cantons', 'Cantons'] },
  { code: '06', towns: ['Montréal', 'Pointe-Claire'], saint: ['des Écluses', 'Écluses'] },
  { code: '07', towns: ['Gatineau', 'Maniwaki'], saint: ['des Draveurs', 'Draveurs'] },
  { code: '08', towns: ['Rouyn-Noranda', 'Val-d’Or'], saint: ['des Mines-d’Or', 'Mines-d’Or'] },
  { code: '09', towns: ['Baie-Comeau', 'Sept-Îles'], saint: ['du Grand-Large', 'Grand-Large'] },
  { code: '10', towns: ['Chibougamau', 'Matagami'], saint: ['des Épinettes', 'Épinettes'] },
  { code: '11', towns: ['Gaspé', 'Îles-de-la-Madeleine'], saint: ['des Morutiers', 'Morutiers'] },
  { code: '12', towns: ['Lévis', 'Saint-Georges'], saint: ['des Érablières', 'Érablières'] },
  { code: '13', towns: ['Laval', 'Sainte-Rose'], saint: ['des Deux-Rives', 'Deux-Rives'] },
  { code: '14', towns: ['Joliette', 'Repentigny'], saint: ['des Tanneurs', 'Tanneurs'] },
  { code: '15', towns: ['Saint-Jérôme', 'Mont-Laurier'], saint: ['du P’tit-Train', 'P’tit-Train'] },
  { code: '16', towns: ['Longueuil', 'Saint-Hyacinthe'], saint: ['des Patriotes', 'Patriotes'] },
  { code: '17', towns: ['Kuujjuaq', 'Inukjuak'], saint: ['des Inuksuit', 'Inuksuit'] },
  { code: '18', towns: ['Chisasibi', 'Mistissini'], saint: ['des Outardes', 'Outardes'] },
];

/** Bodies that are not of one region's network: kind, names, region, town. */
export const bodies: [kind: string, fr: string, en: string, region: string, town: string][] = [
  ['university', 'Université de la Rive-Haute', 'University of the High Shore', '03', 'Québec'],
  ['faculty', 'Faculté de médecine Boréale', 'Boreal Faculty of Medicine', '06', 'Montréal'],
  ['faculty', 'Faculté de pharmacie Boréale', 'Boreal Faculty of Pharmacy', '06', 'Montréal'],
  ['research_centre', 'Centre de recherche du Mille-Pattes', 'Mille-Pattes Research Centre', '05', 'Sherbrooke'],
  ['association', 'Association fictive des personnes vivant avec un lymphome', 'Fictional Lymphoma Patients’ Association', '06', 'Montréal'],
  ['association', 'Alliance fictive des maladies rares', 'Fictional Rare Diseases Alliance', '03', 'Québec'],
  ['association', 'Souffle libre, entraide respiratoire', 'Free Breath Respiratory Network', '02', 'Saguenay'],
  ['government', 'Régie fictive de l’assurance médicaments', 'Fictional Drug Insurance Board', '03', 'Québec'],
  ['government', 'Institut fictif d’évaluation en santé', 'Fictional Institute for Health Evaluation', '06', 'Montréal'],
  ['company', 'Assureur coopératif du Fleuve', 'River Cooperative Insurance', '12', 'Lévis'],
  ['clinic', 'Clinique communautaire des Quatre-Vents', 'Four Winds Community Clinic', '06', 'Montréal'],
];

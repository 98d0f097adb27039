import { item, type CodeList } from './code-list.js';

/** The 18 health regions of Québec (régions sociosanitaires), by the codes of the ministry and the RAMQ. */
export const healthRegions: CodeList = {
  name: 'health-regions',
  items: [
    item('01', 'Bas-Saint-Laurent', 'Bas-Saint-Laurent'),
    item('02', 'Saguenay–Lac-Saint-Jean', 'Saguenay–Lac-Saint-Jean'),
    item('03', 'Capitale-Nationale', 'Capitale-Nationale'),
    item('04', 'Mauricie et Centre-du-Québec', 'Mauricie and Centre-du-Québec'),
    item('05', 'Estrie', 'Estrie'),
    item('06', 'Montréal', 'Montréal'),
    item('07', 'Outaouais', 'Outaouais'),
    item('08', 'Abitibi-Témiscamingue', 'Abitibi-Témiscamingue'),
    item('09', 'Côte-Nord', 'Côte-Nord'),
    item('10', 'Nord-du-Québec', 'Nord-du-Québec'),
    item('11', 'Gaspésie–Îles-de-la-Madeleine', 'Gaspésie–Îles-de-la-Madeleine'),
    item('12', 'Chaudière-Appalaches', 'Chaudière-Appalaches'),
    item('13', 'Laval', 'Laval'),
    item('14', 'Lanaudière', 'Lanaudière'),
    item('15', 'Laurentides', 'Laurentides'),
    item('16', 'Montérégie', 'Montérégie'),
    item('17', 'Nunavik', 'Nunavik'),
    item('18', 'Terres-Cries-de-la-Baie-James', 'Terres-Cries-de-la-Baie-James'),
  ],
};

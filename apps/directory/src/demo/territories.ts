import { demoPeople, demoTerritories } from './ids.js';
import type { TerritoryInput } from '../territories/territory.dto.js';

interface DemoTerritory extends Pick<TerritoryInput, 'name' | 'regions'> {
  id: string;
  /** Who is in charge; a post that is vacant has none. */
  owner?: string;
  cover?: string;
}

const { maude, etienne } = demoPeople;

/** The whole province: two people in charge of what is theirs, who stand in for posts that are vacant. */
export const demoTerritoryList: readonly DemoTerritory[] = [
  { id: demoTerritories.montreal, name: { fr: 'Montréal et Laval', en: 'Montréal and Laval' }, regions: ['06', '13'], owner: maude },
  {
    id: demoTerritories.saguenay,
    name: { fr: 'Saguenay–Lac-Saint-Jean', en: 'Saguenay–Lac-Saint-Jean' },
    regions: ['02'],
    owner: etienne,
    cover: maude,
  },
  { id: demoTerritories.coteNord, name: { fr: 'Côte-Nord', en: 'Côte-Nord' }, regions: ['09'], owner: etienne },
  {
    id: demoTerritories.capitale,
    name: { fr: 'Capitale-Nationale et Chaudière-Appalaches', en: 'Capitale-Nationale and Chaudière-Appalaches' },
    regions: ['03', '12'],
    cover: etienne,
  },
  { id: demoTerritories.est, name: { fr: 'Est du Québec', en: 'Eastern Québec' }, regions: ['01', '11'], cover: etienne },
  {
    id: demoTerritories.centre,
    name: { fr: 'Mauricie, Centre-du-Québec et Estrie', en: 'Mauricie, Centre-du-Québec and Estrie' },
    regions: ['04', '05'],
    cover: maude,
  },
  { id: demoTerritories.monteregie, name: { fr: 'Montérégie', en: 'Montérégie' }, regions: ['16'], cover: maude },
  {
    id: demoTerritories.couronneNord,
    name: { fr: 'Lanaudière et Laurentides', en: 'Lanaudière and Laurentides' },
    regions: ['14', '15'],
    cover: maude,
  },
  {
    id: demoTerritories.ouest,
    name: { fr: 'Outaouais et Abitibi-Témiscamingue', en: 'Outaouais and Abitibi-Témiscamingue' },
    regions: ['07', '08'],
    cover: maude,
  },
  {
    id: demoTerritories.nord,
    name: { fr: 'Nord-du-Québec, Nunavik et Terres-Cries', en: 'Nord-du-Québec, Nunavik and Terres-Cries' },
    regions: ['10', '17', '18'],
    cover: etienne,
  },
];

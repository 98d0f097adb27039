import type { Tx } from '@liaison/platform';
import { Source } from '../sources/source.entity.js';
import type { SourcesService } from '../sources/sources.service.js';

/** In which folders a team keeps its sources, by their presets; not everything has found one. */
export const demoFolders: Readonly<Record<string, readonly string[]>> = {
  'Essais cliniques': ['clinicaltrials-quebec'],
  'Évaluation et remboursement': ['cda-amc', 'pcpa', 'inesss', 'ramq'],
  Homologation: ['noc', 'dpd'],
  'Littérature scientifique': ['pubmed', 'europepmc'],
  'Rappels et mises en garde': ['hc-recalls', 'hc-recalls-fr-feed', 'hc-recalls-en-feed', 'cfia-fr-feed'],
  'Rétractations et corrections': ['pubmed-retractions', 'crossref-retractions', 'crossref-corrections'],
};

/** Puts sources that nobody has touched into their folders. */
export async function putIntoFolders(tx: Tx, sources: SourcesService): Promise<void> {
  const untouched = await (await tx.reading(Source)).findBy({ version: 1 });
  const folderOf = new Map(Object.entries(demoFolders).flatMap(([folder, presets]) => presets.map((preset) => [preset, folder])));
  for (const { id, version, preset, nameFr, nameEn, settings, schedule, enabled } of untouched) {
    const folder = preset && folderOf.get(preset);
    if (folder) await sources.replace(tx, id, version, { name: { fr: nameFr, en: nameEn }, settings, schedule, enabled, folder });
  }
}

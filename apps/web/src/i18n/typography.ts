import type { PostProcessorModule } from 'i18next';

/** Signs that do not stand at the beginning of a line, and what stays with the word that it stands before. */
const AFTER_SPACE = / (?=[»:%])/g;
const BEFORE_SPACE = /« /g;

/** In French, quotation marks stay with what they enclose, and a colon and a percentage with what is before them. */
export const asPrinted = (text: string, language: string): string => (language.startsWith('fr') ? text.replace(AFTER_SPACE, '\u00a0').replace(BEFORE_SPACE, '«\u00a0') : text);

export const typography: PostProcessorModule = {
  type: 'postProcessor',
  name: 'typography',
  process: (value, _key, options, translator) => asPrinted(value, String(options.lng ?? (translator as { language: string }).language)),
};

declare module '@citation-js/plugin-bibtex';

/** The part of citation-js that reads BibTeX. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** As CSL-JSON. */
      chain(text: string, options: { forceType: string; generateGraph?: boolean }): Record<string, unknown>[];
      /** One step: each entry with its fields as they are written. */
      chainLink(text: string, options: { forceType: string; generateGraph?: boolean }): { type: string; label: string; properties: Record<string, string | number> }[];
    };
  };
  export const logger: { level: string };
}

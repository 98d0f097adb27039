import type { Coded } from '../../records/citation.js';
import type { Attributes, Meanings } from './draft.js';

/** What a work is about and of what type it is. */
export const subjects: Meanings = {
  PublicationType: { text: true, close: ({ citation }, text, attributes) => void (text && citation.types.push(coded(text, attributes))) },
  DescriptorName: {
    text: true,
    close: (draft, text, { UI, MajorTopicYN }) => void (draft.heading = { code: UI || undefined, name: text, major: MajorTopicYN === 'Y', qualifiers: [] }),
  },
  QualifierName: {
    text: true,
    close: ({ heading }, text, { UI, MajorTopicYN }) => void heading?.qualifiers.push({ code: UI || undefined, name: text, major: MajorTopicYN === 'Y' }),
  },
  MeshHeading: {
    close: (draft) => {
      if (draft.heading) draft.citation.mesh.push(draft.heading);
      draft.heading = undefined;
    },
  },
  SupplMeshName: { text: true, close: ({ citation }, text, attributes) => void citation.supplementaryMesh.push({ ...coded(text, attributes), kind: attributes.Type }) },
  Chemical: { open: (draft) => void (draft.substance = { name: '' }), close: (draft) => void (draft.substance?.name && draft.citation.substances.push(draft.substance)) },
  // Zero stands for a substance without a number.
  RegistryNumber: { text: true, close: ({ substance }, text) => void (substance && text !== '0' && text !== '' && (substance.registryNumber = text)) },
  NameOfSubstance: { text: true, close: ({ substance }, text, attributes) => void (substance && Object.assign(substance, coded(text, attributes))) },
  Keyword: { text: true, close: ({ citation }, text, { MajorTopicYN }) => void (text && citation.keywords.push({ text, major: MajorTopicYN === 'Y' })) },
  GeneSymbol: { text: true, close: ({ citation }, text) => void (text && citation.genes.push(text)) },
  GeneralNote: { text: true, close: ({ citation }, text) => void (text && citation.notes.push(text)) },
  CoiStatement: { text: true, close: ({ citation }, text) => void (text && (citation.conflictOfInterest = text)) },
};

const coded = (name: string, { UI }: Attributes): Coded => ({ code: UI || undefined, name });

import { bookshelfOf, doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';
import type { Draft, Meanings } from './draft.js';
import { oneLine } from './inline.js';

/** What a work is known by, what it cites, what was said of it later, and the trials and grants it names. */
export const links: Meanings = {
  PMID: {
    text: 'bare',
    close: (draft, text, { Version }) => {
      const pmid = pmidOf(text);
      if (draft.relation) draft.relation.pmid = pmid;
      else if (draft.citation.identifiers.pmid === undefined) {
        draft.citation.identifiers.pmid = pmid;
        const version = Number(Version);
        if (version > 1) draft.citation.version = version;
      }
    },
  },
  ArticleId: { text: 'bare', close: (draft, text, { IdType }) => (draft.reference ? referenced(draft, text, IdType) : known(draft, oneLine(text), IdType)) },
  ELocationID: {
    text: true,
    close: (draft, text, { EIdType, ValidYN }) => {
      if (ValidYN === 'N') return;
      if (EIdType === 'doi') draft.doi ??= doiOf(text);
      else if (EIdType === 'pii') draft.pii ??= text;
    },
  },
  OtherID: { text: true, close: ({ citation }, text) => void (/^PMC\d+/.test(text) && (citation.identifiers.pmcid ??= pmcidOf(text.split(' ')[0]!))) },
  Reference: {
    open: (draft) => void (draft.reference = { citation: undefined, pmid: undefined, doi: undefined, pmcid: undefined }),
    close: (draft) => {
      if (draft.reference) draft.citation.references.push(draft.reference);
      draft.reference = undefined;
    },
  },
  Citation: { text: true, close: ({ reference }, text) => void (reference && text && (reference.citation = text)) },
  CommentsCorrections: {
    open: (draft, { RefType = '' }) => void (draft.relation = { kind: RefType }),
    close: (draft) => {
      const { relation, citation } = draft;
      draft.relation = undefined;
      if (!relation) return;
      const { kind, note: _, ...reference } = relation;
      if (kind === 'Cites') citation.references.push(reference);
      else citation.relations.push(relation);
    },
  },
  RefSource: {
    text: true,
    close: ({ relation }, text) => {
      if (!relation || text === '') return;
      relation.citation = text;
      const doi = / doi: (10\.\S+)/.exec(text)?.[1];
      if (doi !== undefined) relation.doi = doiOf(doi);
    },
  },
  Note: { text: true, close: ({ relation }, text) => void (relation && text && (relation.note = text)) },
  DataBank: { open: (draft) => void (draft.registration = { bank: '', numbers: [] }), close: (draft) => void (draft.registration && draft.citation.registrations.push(draft.registration)) },
  DataBankName: { text: true, close: ({ registration }, text) => void (registration && (registration.bank = text)) },
  AccessionNumber: { text: true, close: ({ registration }, text) => void (text && registration?.numbers.push(text)) },
  Grant: {
    open: (draft) => void (draft.grant = {}),
    close: (draft) => {
      if (draft.grant) draft.citation.grants.push(draft.grant);
      draft.grant = undefined;
    },
  },
  GrantID: { text: true, close: ({ grant }, text) => void (grant && text && (grant.number = text)) },
  Acronym: { text: true, close: ({ grant }, text) => void (grant && text && (grant.acronym = text)) },
  Agency: { text: true, close: ({ grant }, text) => void (grant && text && (grant.agency = text)) },
};

function referenced({ reference }: Draft, text: string, kind: string | undefined): void {
  if (!reference) return;
  if (kind === 'pubmed') reference.pmid = pmidOf(text);
  else if (kind === 'doi') reference.doi = doiOf(text);
  else if (kind === 'pmc') reference.pmcid = pmcidOf(text);
}

function known({ citation }: Draft, text: string, kind: string | undefined): void {
  const { identifiers } = citation;
  if (kind === 'pubmed') identifiers.pmid ??= pmidOf(text);
  else if (kind === 'doi') identifiers.doi ??= doiOf(text);
  else if (kind === 'pmc') identifiers.pmcid ??= pmcidOf(text);
  else if (kind === 'pii') identifiers.pii ??= text || undefined;
  else if (kind === 'mid') identifiers.manuscript ??= text || undefined;
  else if (kind === 'bookaccession') identifiers.bookshelf ??= bookshelfOf(text);
  else if (kind === 'url' && text) citation.links.push(text);
}

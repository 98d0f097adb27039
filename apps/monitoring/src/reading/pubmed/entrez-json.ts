import { blankAnswer, type EntrezAnswer } from './entrez-answer.js';

/** The same answer as JSON, whose numbers are texts; undefined when it is another. */
export function entrezJson(text: string): EntrezAnswer | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(root)) return undefined;
  const { esearchresult: result, error } = root;
  if (typeof error === 'string') return { ...blankAnswer(), failures: [error] };
  if (!isObject(result)) return undefined;
  const ids = texts(result.idlist);
  const count = said(result.count);
  if (ids === undefined || (result.count !== undefined && !/^\d+$/.test(count ?? ''))) return undefined;
  const errors = isObject(result.errorlist) ? result.errorlist : {};
  const warnings = isObject(result.warninglist) ? result.warninglist : {};
  return {
    count: count === undefined ? undefined : Number(count),
    ids,
    webEnv: said(result.webenv),
    queryKey: said(result.querykey),
    translation: said(result.querytranslation),
    failures: [said(result.ERROR)].filter((failure) => failure !== undefined),
    notFound: [errors.phrasesnotfound, errors.fieldsnotfound].flatMap((list) => texts(list) ?? []),
    warnings: [warnings.phrasesignored, warnings.quotedphrasesnotfound, warnings.outputmessages].flatMap((list) => texts(list) ?? []),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const said = (value: unknown): string | undefined => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined);

function texts(value: unknown): string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const known = value.map(said);
  return known.every((text) => text !== undefined) ? (known as string[]) : undefined;
}

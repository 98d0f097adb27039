import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Document, Operation, Schema } from './document.js';
import type { Got } from './send.js';
import { bodyOf, type Wish } from './wish.js';

const PROBLEM = 'application/problem+json';
const HANGS_MS = 10_000;
/** What belongs in a log and never in an answer. */
const INNARDS = /\n\s+at .+:\d+:\d+|node_modules|\/(src|dist)\/\S+\.[jt]s|SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|relation "|violates .+ constraint|syntax error at or near|invalid input syntax|QueryFailedError|TypeError:/;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** With an offset, and with or without seconds: what the suite calls an instant. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const isDay = (text: string): boolean => {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  return year !== undefined && year > 0 && month! >= 1 && month! <= 12 && day! >= 1 && day! <= new Date(Date.UTC(year, month!, 0)).getUTCDate();
};

const FORMATS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: isDay,
  'date-time': (text: string) => isDay(INSTANT.exec(text)?.[1] ?? ''),
  binary: true,
} as const;

/** Judges whether an answer can be right, whatever the request was. */
export class Oracle {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false, formats: FORMATS });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: Document) {
    this.#ajv.addSchema({ $id: 'suite', ...(closed(document.source) as object) });
  }

  /** Everything that is wrong with an answer; nothing when it may be right. */
  judge(wish: Wish, got: Got): string[] {
    if (got.status === 0 || got.tookMs > HANGS_MS) return [`no answer: ${got.text}`];
    const operation = this.document.match(wish.method, wish.path);
    if (got.status >= 400) return this.#refusal(wish, got);
    if (got.status === 304) return got.text === '' && wish.headers['if-none-match'] ? [] : ['an unexpected 304'];
    if (!operation) return [`${got.status} for an address that is not described`];
    return [...this.#success(operation, wish, got), ...this.#accepted(operation, wish)];
  }

  #refusal(wish: Wish, { status, headers, text }: Got): string[] {
    const wrong: string[] = [];
    if (status >= 500) wrong.push(`answered ${status}`);
    if (wish.method === 'HEAD') return wrong;
    if (!headers['content-type']?.startsWith(PROBLEM)) return [...wrong, `${status} as ${headers['content-type'] ?? 'nothing'} instead of ${PROBLEM}`];
    const body = parsed(text);
    const problem = this.#against('/components/schemas/Problem', body);
    if (problem) wrong.push(`not a problem document: ${problem}`);
    if ((body as { status?: number } | undefined)?.status !== status) wrong.push('the document names another status');
    if (INNARDS.test(text)) wrong.push('shows its innards');
    if (status === 401 && !headers['www-authenticate'] && !/unknown-user/.test(text)) wrong.push('401 without www-authenticate');
    return wrong;
  }

  #success(operation: Operation, wish: Wish, { status, headers, text }: Got): string[] {
    const described = operation.responses[status];
    if (!described) return [`${status} is not described`];
    const [type] = (headers['content-type'] ?? '').split(';');
    const types = Object.keys(described.content ?? {});
    if (wish.method === 'HEAD' || types.length === 0) return text === '' ? [] : ['a body where none is described'];
    if (!types.includes(type!)) return [`${type} instead of ${types.join(', ')}`];
    if (type !== 'application/json') return [];
    const wrong = this.#against(`${operation.pointer}/responses/${status}/content/application~1json/schema`, parsed(text));
    return wrong ? [`not as described: ${wrong}`] : [];
  }

  /** What should never have been accepted. */
  #accepted(operation: Operation, wish: Wish): string[] {
    const wrong: string[] = [];
    if (wish.method !== 'HEAD' && Object.keys(operation.bodies).length > 0) {
      if (wish.impossible) wrong.push(`accepted although ${wish.impossible}`);
      const type = wish.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
      if (bodyOf(wish)?.length && !(type && type in operation.bodies)) wrong.push('accepted a body of another content type');
      const { schema } = operation.bodies['application/json'] ?? {};
      if (schema && schema.format !== 'binary') wrong.push(...this.#body(operation, schema, bodyOf(wish)));
    }
    return [...wrong, ...this.#query(operation, wish)];
  }

  #body(operation: Operation, schema: Schema, body: Buffer | null): string[] {
    const value = parsed((body ?? Buffer.alloc(0)).toString('utf8'));
    const refused = this.#against(`${operation.pointer}/requestBody/content/application~1json/schema`, value);
    if (refused) return [`accepted a body that its schema refuses: ${refused}`];
    return hasForbiddenText(this.document, schema, value) ? ['accepted a text with a forbidden character'] : [];
  }

  #query(operation: Operation, { query }: Wish): string[] {
    const known = operation.parameters.filter((one) => one.in === 'query');
    if (known.length === 0) return [];
    return query.flatMap(([name, text]) => {
      const parameter = known.find((one) => one.name === name);
      if (!parameter) return [`accepted an unknown parameter`];
      if (query.filter(([other]) => other === name).length > 1) return [];
      const at = operation.parameters.indexOf(parameter);
      const refused = this.#against(`${operation.pointer}/parameters/${at}/schema`, fromText(parameter.schema, text));
      return refused || text.includes('\0') ? [`accepted a parameter that its schema refuses: ${name} ${refused ?? ''}`] : [];
    });
  }

  /** Why a value is not what a part of the document says; null when it is. */
  #against(pointer: string, value: unknown): string | null {
    const validate = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `suite#${pointer}` });
    this.#validators.set(pointer, validate);
    if (validate(value)) return null;
    const [error] = validate.errors!;
    return `${error!.instancePath.replace(/\/\d+/g, '/*')} ${error!.message} ${JSON.stringify(error!.params)}`.slice(0, 200);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The document with every object closed: what is not described is wrong, in requests and in answers. Only problems may say more. */
function closed(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => closed(one));
  if (typeof value !== 'object' || value === null) return value;
  const made = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one, key)]));
  const isObject = made.type === 'object' && typeof made.properties === 'object' && made.additionalProperties === undefined;
  return isObject && name !== 'Problem' ? { ...made, additionalProperties: false } : made;
}

function fromText({ type }: Schema, text: string): unknown {
  if (type === 'array') return text.split(',');
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

const isWellFormed = (text: string): boolean => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

/** NUL and lone surrogates are no text; objects of free form are left to whoever takes them. */
function hasForbiddenText(document: Document, given: Schema, value: unknown): boolean {
  const schema = document.resolved(given.anyOf ? given.anyOf[0]! : given);
  if (typeof value === 'string') return value.includes('\0') || !isWellFormed(value);
  if (Array.isArray(value)) return value.some((one) => hasForbiddenText(document, schema.items ?? {}, one));
  if (typeof value !== 'object' || value === null || !schema.properties) return false;
  return Object.entries(value).some(([name, one]) => hasForbiddenText(document, schema.properties![name] ?? {}, one));
}

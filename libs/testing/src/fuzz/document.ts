/** A JSON schema, as far as the suite's document uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApi {
  paths: object;
  components?: object;
}

/** One method of one path. */
export interface Operation {
  /** `GET /api/v1/users/{id}` */
  name: string;
  /** In capitals. */
  method: string;
  path: string;
  /** Where it stands in the document, as a JSON pointer. */
  pointer: string;
  /** The first segment below the prefix: what its records are. */
  resource: string;
  parameters: Parameter[];
  /** Media types of the body, and their schemas; empty when it takes none. */
  bodies: Record<string, { schema: Schema }>;
  responses: Described['responses'];
}

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** What can be asked of the service that a document describes. */
export class Document {
  readonly operations: Operation[];
  readonly resources: ReadonlySet<string>;

  constructor(
    readonly source: OpenApi,
    /** What all paths begin with, such as `/api/v1/`. */
    readonly prefix: string,
  ) {
    this.operations = Object.entries(source.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Described>).map(([method, described]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        pointer: `/paths/${escaped(path)}/${method}`,
        resource: path.slice(prefix.length).split('/')[0]!,
        parameters: described.parameters ?? [],
        bodies: described.requestBody?.content ?? {},
        responses: described.responses,
      })),
    );
    this.resources = new Set(this.operations.map((operation) => operation.resource));
  }

  find(method: string, path: string): Operation | undefined {
    return this.operations.find((operation) => operation.method === method && operation.path === path);
  }

  /** The operation that an actual address is answered by: a path in plain words goes before one with a parameter. */
  match(method: string, pathname: string): Operation | undefined {
    const parts = pathname.replace(/\/$/, '').split('/');
    const fits = ({ path }: Operation) => {
      const wanted = path.split('/');
      return wanted.length === parts.length && wanted.every((part, i) => (part.startsWith('{') ? parts[i] !== '' : part === parts[i]));
    };
    const found = this.operations.filter((operation) => operation.method === (method === 'HEAD' ? 'GET' : method) && fits(operation));
    return found.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  /** The schema behind a reference. */
  resolved(schema: Schema): Schema {
    if (schema.allOf?.length === 1) return this.resolved(schema.allOf[0]!);
    if (!schema.$ref) return schema;
    let at: unknown = this.source;
    for (const part of schema.$ref.slice(2).split('/')) at = (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    return this.resolved(at as Schema);
  }
}

import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_PREFIX, preview, type ServiceDefinition } from '@liaison/platform';

type Json = Record<string, unknown>;
type Operation = Json & { parameters?: Json[]; responses: Record<string, Json>; 'x-versioned'?: boolean };

const HEADERS = {
  ifMatch: { name: 'If-Match', in: 'header', required: true, description: 'The ETag that you have read.', schema: { type: 'string', pattern: '^"\\d+"$' } },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Names the request: sent again, it answers as it did the first time and changes nothing. Kept 90 days.',
    schema: { type: 'string', maxLength: 200 },
  },
};

/** The OpenAPI 3.1 document of the whole suite, from the declarations of every service; nothing is started for it. */
export async function describeSuite(definitions: readonly ServiceDefinition[]): Promise<OpenAPIObject> {
  const merged: OpenAPIObject = new DocumentBuilder()
    .setTitle('Liaison')
    .setDescription('The open medical-affairs suite for the medical science liaison in Québec. Errors are RFC 9457 problem documents; lists are paged by `cursor`.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .build() as OpenAPIObject;
  merged.paths = {};
  merged.components = { ...merged.components, schemas: { Problem: PROBLEM as never } };
  for (const definition of definitions) {
    const { paths, components } = await describeService(definition);
    for (const [path, item] of Object.entries(paths)) {
      if (!path.startsWith(`/${API_PREFIX}/`)) continue;
      merged.paths[path] = item;
      // What every service answers for itself has the same name in each of them: it is told apart by the service's.
      if (path.split('/')[4] === definition.name)
        for (const operation of Object.values(item as Record<string, { operationId: string }>)) operation.operationId = `${definition.name}.${operation.operationId}`;
    }
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
      const other = merged.components.schemas![name];
      if (other && JSON.stringify(other) !== JSON.stringify(schema)) throw new Error(`Two services have a different class ${name}: rename one of them.`);
      merged.components.schemas![name] = schema;
    }
  }
  for (const [path, item] of Object.entries(merged.paths))
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) complete(path, method, operation);
  return modernised(merged) as unknown as OpenAPIObject;
}

async function describeService(definition: ServiceDefinition): Promise<OpenAPIObject> {
  const app = await preview(definition);
  app.setGlobalPrefix(API_PREFIX);
  return SwaggerModule.createDocument(app, new DocumentBuilder().build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`.replace(/^./, (c) => c.toLowerCase()),
  });
}

/** What holds of every operation and so is declared on none: headers of the conventions, problem answers. */
function complete(path: string, method: string, operation: Operation): void {
  const parameters = (operation.parameters ??= []);
  for (const [, name] of path.matchAll(/\{(\w+)\}/g))
    if (!parameters.some((one) => one.in === 'path' && one.name === name))
      parameters.push({ name, in: 'path', required: true, schema: { type: 'string', ...(name === 'id' && { format: 'uuid' }) } });
  if (method === 'post') parameters.push(HEADERS.idempotencyKey);
  if (['put', 'patch', 'delete'].includes(method) && operation['x-versioned'] !== false) parameters.push(HEADERS.ifMatch);
  for (const parameter of parameters)
    if (parameter.in === 'query' && (parameter.schema as Json | undefined)?.type === 'array') Object.assign(parameter, { style: 'form', explode: false });
  operation.responses.default = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** OpenAPI 3.1 says `null` as a type; the generator still says `nullable`. */
function modernised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modernised);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, modernised(one)])) as Json;
  if (!nullable) return rest;
  if (rest.enum) rest.enum = [...(rest.enum as unknown[]), null];
  const { description, allOf, ...schema } = rest;
  // A reference stands alone: beside it, `null` would still have to be what it refers to.
  if (allOf) return { ...(description !== undefined && { description }), anyOf: [(allOf as unknown[])[0], { type: 'null' }] };
  if (typeof rest.type === 'string') return { ...rest, type: [rest.type, 'null'] };
  return { ...(description !== undefined && { description }), anyOf: [schema, { type: 'null' }] };
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'correlationId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; what a client decides by.' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    currentVersion: { type: 'integer' },
    correlationId: { type: 'string' },
  },
};

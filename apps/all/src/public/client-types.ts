import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** Writes what the web app knows of the API: the types of the OpenAPI document, and nothing else of the suite. */
export async function writeClientTypes(document: object, file: string): Promise<void> {
  const types = await openapiTS(document as OpenAPI3);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `/* Generated from the OpenAPI document by \`npm run build\`. */\n${astToString(types)}`);
}

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describeSuite } from '../openapi.js';
import { proxyRules } from '../proxy.js';
import { definitions } from '../services.js';
import { writeClientTypes } from './client-types.js';
import { docsPage } from './docs-page.js';
import { buildWebApp, WEB_APP, WEB_BUILT } from './web-app.js';

const UI = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/**
 * Writes what is served as files, the same in one process and behind the proxy: the web app, the
 * OpenAPI document and its human form; and the proxy's rules beside them.
 */
const document = await describeSuite(definitions);
await writeClientTypes(document, join(WEB_APP, 'src', 'api', 'schema.d.ts'));
await buildWebApp();
const target = join('dist', 'public');
const api = join(target, 'api');
rmSync(target, { recursive: true, force: true });
cpSync(WEB_BUILT, target, { recursive: true });
mkdirSync(join(api, 'docs'), { recursive: true });
writeFileSync(join(api, 'openapi.json'), JSON.stringify(document));
writeFileSync(join(api, 'docs', 'index.html'), docsPage);
writeFileSync(join(api, 'docs', 'start.js'), `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true });\n`);
const ui = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
for (const file of UI) cpSync(join(ui, file), join(api, 'docs', file));
writeFileSync(join('dist', 'proxy.conf'), proxyRules(definitions));

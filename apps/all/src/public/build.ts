import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describeSuite } from '../openapi.js';
import { proxyRules } from '../proxy.js';
import { definitions } from '../services.js';
import { docsPage } from './docs-page.js';
import { landingPage } from './landing-page.js';

const UI = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/**
 * Writes what is served as files, the same in one process and behind the proxy: the OpenAPI document,
 * its human form, the landing page; and the proxy's rules beside them.
 */
const target = join('dist', 'public');
const api = join(target, 'api');
mkdirSync(join(api, 'docs'), { recursive: true });
writeFileSync(join(api, 'openapi.json'), JSON.stringify(await describeSuite(definitions)));
writeFileSync(join(api, 'docs', 'index.html'), docsPage);
writeFileSync(join(api, 'docs', 'start.js'), `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true });\n`);
const ui = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
for (const file of UI) cpSync(join(ui, file), join(api, 'docs', file));
writeFileSync(join(target, 'index.html'), landingPage);
writeFileSync(join('dist', 'proxy.conf'), proxyRules(definitions));

import { prefixesOf, type ServiceDefinition } from '@liaison/platform';
import { NONCE_MARK, pagesPolicy } from './public/pages-policy.js';

/** Where the rules will hold, if not in the containers of docker-compose.yml. */
export interface Place {
  /** Where a service listens, in the words of nginx's `server`. */
  server?: (name: string) => string;
  port?: number;
  /** Folder of the built files. */
  files?: string;
}

/** Containers come and go under the same name: it is looked up again and again. */
const container = (name: string): string => `${name}:3000 resolve`;

/**
 * The reverse proxy's rules, from the same declarations by which one process routes: which service
 * answers which addresses. Everything else is a file. Metrics are not passed on. What the proxy itself
 * has to refuse under /api is a problem document like any other. Too large a body is refused here:
 * a service that breaks off the reading of one would seem to be down. Content is streamed through.
 */
export function proxyRules(definitions: readonly ServiceDefinition[], { server = container, port = 8080, files = '/srv/public' }: Place = {}): string {
  const locations = definitions.flatMap((definition) => {
    const prefixes = prefixesOf(definition).toSorted();
    return [
      `  location ~ ^(${prefixes.join('|')})/(.+/)?content$ { client_max_body_size 100m; proxy_request_buffering off; proxy_pass http://${definition.name}; }`,
      ...prefixes.map((prefix) => `  location ~ ^${prefix}(/|$) { proxy_pass http://${definition.name}; }`),
    ];
  });
  const file = fileRules(files);
  const names = definitions.map(({ name }) => name);
  return `# Generated from the services' declarations by \`npm run build\`.
resolver 127.0.0.11 valid=5s ipv6=off;
# Whoever ends TLS before this proxy says so; otherwise it is as it came.
map $http_x_forwarded_proto $public_scheme { default $scheme; https https; }
# The app's own addresses exist in the browser only: whoever asks for one as a page gets the app.
map $http_accept $app_page { default /none; ~text/html /index.html; }
${names.map((name) => `upstream ${name} { zone ${name} 64k; server ${server(name)}; keepalive 32; }`).join('\n')}

server {
  listen ${port};
  server_tokens off;
  client_max_body_size 1m;
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Proto $public_scheme;
  proxy_buffering off;
  proxy_read_timeout 1h;
  error_page 413 @too-large;
  error_page 502 504 = @unavailable;

${locations.join('\n')}
  location /api/v1/ { ${problem('not-found', 404, 'Introuvable')} }
  location @too-large { ${problem('too-large', 413, 'Contenu trop volumineux')} }
  location @unavailable { add_header Retry-After 5 always; ${problem('unavailable', 503, 'Service indisponible')} }
  location = /health/live { default_type application/json; return 200 '{"status":"up"}'; }
  # Database and queue are everybody's, so one service speaks for the whole; each one's own state stands below.
  location = /health/ready { proxy_pass http://${names[0]}; }
  location ~ ^/health/ready/(${names.join('|')})$ { proxy_pass http://$1/health/ready; }
  location /assets/ { ${file} expires 1y; try_files $uri =404; }
  location /api/ { ${file} expires -1; try_files $uri $uri/index.html =404; }
  location ~ ^/(oidc|auth|health)(/|$) { return 404; }
  location / { ${file} expires -1; try_files $uri $uri/index.html $app_page =404; }
}
`;
}

/** How a built file is sent. Each page gets a nonce of its own, in its policy and in itself. */
const fileRules = (folder: string): string =>
  [
    `root ${folder}`,
    'charset utf-8',
    'charset_types text/css text/javascript application/javascript application/json image/svg+xml',
    'gzip on',
    'gzip_types text/css text/javascript application/javascript application/json image/svg+xml',
    `sub_filter ${NONCE_MARK} $request_id`,
    'sub_filter_once off',
    'add_header X-Content-Type-Options nosniff always',
    `add_header Content-Security-Policy "${pagesPolicy('$request_id')}" always`,
  ]
    .map((line) => `${line};`)
    .join(' ');

function problem(code: string, status: number, title: string): string {
  const body = JSON.stringify({ type: `urn:liaison:problem:${code}`, title, status, code, correlationId: '$request_id' });
  return `default_type 'application/problem+json; charset=utf-8'; return ${status} '${body}';`;
}

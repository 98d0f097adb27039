import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { services } from '@liaison/contracts';
import { readConfig, secretNames } from '@liaison/platform';
import { proxyRules } from '../src/proxy.js';
import { definitions } from '../src/services.js';

interface Container {
  image: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  restart?: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  profiles?: string[];
  extends?: string;
  depends_on?: object;
  healthcheck?: { test?: string[]; disable?: boolean };
}

interface Compose {
  services: Record<string, Container>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
}

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const containers = Object.entries(compose.services).filter(([, container]) => !container.extends);
const suite = containers.filter(([, { image }]) => image.startsWith('liaison-suite:'));
const passing = ['migrate', 'demo'];

/** The environment of a container, with Compose's variables put in: `${NAME:-otherwise}` and `${NAME:?why it is needed}`. */
function environmentOf(name: string, variables: Record<string, string>): Record<string, string> {
  const fill = (value: string) =>
    value.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_, variable: string, kind: string, rest: string) => {
      if (variables[variable]) return variables[variable];
      if (kind === '?') throw new Error(`${variable}: ${rest}`);
      return rest;
    });
  return Object.fromEntries(Object.entries(compose.services[name]!.environment!).map(([key, value]) => [key, fill(value)]));
}

/** What the suite makes of the environment of a container, its secrets mounted. */
function configOf(name: string, variables: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-secrets-'));
  try {
    for (const secret of compose.services[name]!.secrets!) writeFileSync(join(folder, secret), `secret of ${secret}`);
    return readConfig({ ...environmentOf(name, variables), SECRETS_DIR: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('docker-compose.yml', () => {
  it('is a Compose file, by the schema of the Compose specification', () => {
    const schemaFile = join(dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas', 'compose.schema.json');
    const { $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const valid = ajv.validate(schema, parse(text, { merge: true }));
    expect([valid, ajv.errors]).toEqual([true, null]);
  });

  it('runs each service under its own role, with its own secret and the audit key only', () => {
    for (const name of services) {
      const { command, secrets } = compose.services[name]!;
      expect(command).toEqual(['node', `dist/apps/${name}/src/main.js`]);
      expect(secrets).toEqual([`liaison_${name}`, 'audit-key']);
      expect(compose.services[`${name}-jobs`]).toEqual({ extends: name, profiles: ['split'], environment: { ROLE: 'jobs' } });
    }
    expect(definitions.map(({ name }) => name).sort()).toEqual([...services].sort());
  });

  it('declares every secret of a deployment, each from a file of its name, and uses no other', () => {
    expect(Object.keys(compose.secrets).sort()).toEqual([...secretNames].sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`\${LIAISON_SECRETS:-./data/secrets}/${name}`);
    const used = containers.flatMap(([, { secrets = [] }]) => secrets);
    expect(used.filter((name) => !compose.secrets[name])).toEqual([]);
    expect(compose.services.migrate!.secrets).toEqual(secretNames);
  });

  it('routes every service behind the proxy, to the container of its name', () => {
    const rules = proxyRules(definitions);
    for (const name of services) expect(rules).toContain(`server ${name}:3000 resolve;`);
    for (const { resources, name } of definitions)
      for (const resource of resources) expect(rules).toContain(`location ~ ^/api/v1/${resource}(/|$) { proxy_pass http://${name}; }`);
    expect(compose.services.proxy!.depends_on).toEqual([...services]);
  });

  it('publishes the port of the proxy and, to this machine alone, that of Prometheus; database and queue are on a network without a way out', () => {
    expect(Object.entries(compose.services).flatMap(([name, { ports }]) => (ports ? [name] : []))).toEqual(['proxy', 'prometheus']);
    expect(compose.services.prometheus!.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    for (const name of ['postgres', 'redis']) expect(compose.services[name]!.networks).toEqual(['inside']);
    expect(compose.networks.inside).toEqual({ internal: true });
    expect(compose.services.proxy!.networks).toEqual(['outside']);
  });

  it('lets no container write outside its volumes, run as root, or go on when it is ill', () => {
    for (const [name, container] of containers) {
      expect([name, container.read_only, container.cap_drop]).toEqual([name, true, ['ALL']]);
      expect([name, container.user]).toEqual([name, expect.stringMatching(/^(?!root$|0$)\w+$/)]);
      if (passing.includes(name)) expect([name, container.restart, container.healthcheck]).toEqual([name, 'no', { disable: true }]);
      else expect([name, container.restart, container.healthcheck?.test?.[0]]).toEqual([name, 'unless-stopped', 'CMD']);
    }
  });

  it('pins every image', () => {
    const bases = [...readFileSync('Dockerfile', 'utf8').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!);
    for (const image of [...bases, ...containers.map(([, { image }]) => image)]) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-[\w.-]+)?$/);
  });

  it('keeps the queue on disk, and lets Redis evict nothing', () => {
    const command = compose.services.redis!.command!.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('lets Prometheus find every container of a service on its port for figures, by the rules beside it', () => {
    const { scrape_configs: jobs, rule_files: rules } = parse(readFileSync('operations/prometheus.yml', 'utf8'));
    const { names, port } = jobs[0].dns_sd_configs[0];
    expect(names).toEqual([...services, ...services.map((name) => `${name}-jobs`)]);
    for (const name of services) expect(configOf(name, { OIDC_ISSUER: 'https://id.exemple.test' }).metricsPort).toBe(port);
    const { volumes, command, networks } = compose.services.prometheus!;
    expect([volumes![0], command![0], rules]).toEqual(['./operations:/etc/prometheus:ro', '--config.file=/etc/prometheus/prometheus.yml', ['alerts.yml']]);
    expect(networks).toContain('inside');
  });

  it('says nothing in the environment of the suite that the suite does not read', () => {
    const known = new Set(readFileSync('libs/platform/src/config.ts', 'utf8').match(/(?<=env\.|')[A-Z][A-Z_]+\b/g));
    for (const [name, { environment }] of suite) expect([name, Object.keys(environment!).filter((key) => !known.has(key))]).toEqual([name, []]);
  });

  it('wants an identity provider, and is then production', () => {
    for (const [name] of suite) expect(() => environmentOf(name, {})).toThrow(/OIDC_ISSUER/);
    const config = configOf('kol', { OIDC_ISSUER: 'https://id.exemple.test' });
    expect(config).toMatchObject({ production: true, demo: false, role: 'all', port: 3000, issuer: 'https://id.exemple.test', jwksUrl: 'https://id.exemple.test/jwks' });
    expect(new URL(config.databaseUrl!)).toMatchObject({ hostname: 'postgres', username: '', pathname: '/liaison' });
    expect(() => configOf('kol', { OIDC_ISSUER: 'https://id.exemple.test', LIAISON_DEMO: 'true' })).toThrow('refuses the embedded issuer');
  });

  it('prepares the database as its administrator, whose password is a secret too', () => {
    const { username, password } = new URL(configOf('migrate', { OIDC_ISSUER: 'https://id.exemple.test' }).databaseUrl!);
    expect([username, decodeURIComponent(password)]).toEqual(['postgres', 'secret of liaison_super']);
  });

  it('is a demonstration with .env.demo: its own issuer at the address of the proxy, keys fetched inside', () => {
    const variables = Object.fromEntries([...readFileSync('.env.demo', 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
    expect(configOf('directory', variables)).toMatchObject({ production: false, demo: true, issuer: 'http://localhost:8080/oidc', jwksUrl: 'http://directory:3000/oidc/jwks' });
    expect(compose.services.proxy!.ports).toEqual(['${LIAISON_PORT:-8080}:8080']);
    expect(compose.services.demo!.profiles).toEqual(['demo']);
  });
});

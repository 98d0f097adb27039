import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\n').filter(Boolean);
const sources = tracked.filter((file) => /^(apps|libs)\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const production = sources.filter((file) => !/\/(test|bench)\/|\.spec\.ts$/.test(file));
const textOf = (file: string): string => readFileSync(file, 'utf8');
const linesOf = (file: string): number => textOf(file).split('\n').length - 1;

describe('the house is tidy', () => {
  it('names files in kebab case', () => {
    const wrong = sources.filter((file) => !/^(\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(basename(file)));
    expect(wrong).toEqual([]);
  });

  it('has no drawers', () => {
    const drawers = production.filter((file) => file.split('/').some((part) => /^(common|shared|core|utils?|helpers?|types|misc)(\.tsx?)?$/.test(part)));
    expect(drawers).toEqual([]);
  });

  it('keeps files small: none over 400 lines, half of them at most 60', () => {
    const sizes = production.map(linesOf).sort((a, b) => a - b);
    expect(production.filter((file) => linesOf(file) > 400)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
    expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(250);
  });

  it('reads the environment in one file', () => {
    const readers = production.filter((file) => textOf(file).includes('process.env') && file !== 'libs/platform/src/config.ts');
    expect(readers.filter((file) => !file.startsWith('libs/testing/') && !file.endsWith('commands/bench.ts'))).toEqual([]);
  });

  it('has no barrels but the doors of the libraries; lists of migrations and reactions name their members', () => {
    const barrels = production.filter((file) => basename(file) === 'index.ts' && !/^libs\/[^/]+\/src\/index\.ts$/.test(file));
    expect(barrels.filter((file) => !/\/(migrations|reactions)\/index\.ts$/.test(file) || textOf(file).includes('export *'))).toEqual([]);
  });

  it('lists entities, migrations and reactions one by one, never by glob', () => {
    expect(production.filter((file) => /entities: \[?['"`].*\*/.test(textOf(file)) || /autoLoadEntities: true/.test(textOf(file)))).toEqual([]);
  });

  it('publishes and audits through the unit of work: TypeORM’s save, which loses updates, is never called', () => {
    expect(production.filter((file) => /(manager|[rR]epository|reading)\b[^;]*\.save\(/.test(textOf(file)))).toEqual([]);
  });
});

describe('the lock file', () => {
  it('names the optional packages of every platform, so that npm ci works on all of them (node .ci/complete-lock.mjs)', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const named = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies).filter((name) => !named.has(name)));
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(textOf('package-lock.json')).not.toMatch(/"resolved"/);
  });
});

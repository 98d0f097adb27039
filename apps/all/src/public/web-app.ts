import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const WEB_APP = join('apps', 'web');
export const WEB_BUILT = join('dist', 'web');
/** Beside the built app, not in it: what it was built from. */
const SEAL = join('dist', 'web.inputs');
/** Types leave no trace in what is built. */
const WITHOUT_EFFECT = /(\.d\.ts|\.spec\.ts|[\\/]test[\\/].*)$/;

/** Builds the web app into {@link WEB_BUILT}, unless what it is built from is what it was the last time. */
export async function buildWebApp(): Promise<void> {
  const inputs = hashOf([WEB_APP, 'package-lock.json']);
  if (existsSync(join(WEB_BUILT, 'index.html')) && existsSync(SEAL) && readFileSync(SEAL, 'utf8') === inputs) return;
  const { build } = await import('vite');
  await build({ root: WEB_APP, logLevel: 'warn' });
  writeFileSync(SEAL, inputs);
}

function hashOf(places: string[]): string {
  const hash = createHash('sha256');
  for (const place of places)
    for (const file of filesIn(place)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesIn(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => join(place, name));
  return names.filter((name) => !WITHOUT_EFFECT.test(name) && statSync(name).isFile()).sort();
}

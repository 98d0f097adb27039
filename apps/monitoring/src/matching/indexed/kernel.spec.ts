import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compiledKernel } from './compiled-kernel.js';

const FOLDER = 'apps/monitoring/src/matching';

/** What the compiler makes of the sources, in a process of its own: it is large. */
function compiled(): string {
  const target = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    execFileSync(process.execPath, [resolve('node_modules/assemblyscript/bin/asc.js'), '--config', 'asconfig.json', '--outFile', join(target, 'kernel.wasm')], { cwd: join(FOLDER, 'kernel') });
    return readFileSync(join(target, 'kernel.wasm')).toString('base64');
  } finally {
    rmSync(target, { recursive: true });
  }
}

describe('the kernel of the index', () => {
  it('is what its sources say (npm test with COMPILE_KERNEL=1 writes it)', () => {
    const now = compiled();
    if (process.env.COMPILE_KERNEL) writeFileSync(join(FOLDER, 'indexed', 'compiled-kernel.ts'), sourceOf(now));
    else expect(compiledKernel).toBe(now);
  }, 120_000);
});

const sourceOf = (base64: string) => `/** \`../kernel\`, compiled: \`kernel.spec.ts\` holds both to be the same, and writes this anew. */\nexport const compiledKernel =\n  '${base64}';\n`;

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** For each rule, two files of which the first may not know the second. */
const PLANTED: Record<string, Record<string, string>> = {
  'no-circles': { 'apps/kol/src/a.ts': `import './b.js';`, 'apps/kol/src/b.ts': `import './a.js';` },
  'services-do-not-know-each-other': { 'apps/kol/src/a.ts': `import '../../interactions/src/b.js';`, 'apps/interactions/src/b.ts': '' },
  'services-do-not-know-the-launcher': { 'apps/kol/src/a.ts': `import '../../all/src/b.js';`, 'apps/all/src/b.ts': '' },
  'libs-do-not-know-apps': { 'libs/platform/src/a.ts': `import '../../../apps/kol/src/b.js';`, 'apps/kol/src/b.ts': '' },
  'contracts-know-nothing': { 'libs/contracts/src/a.ts': `import '../../platform/src/index.js';`, 'libs/platform/src/index.ts': '' },
  'platform-stands-below-messaging': { 'libs/platform/src/a.ts': `import '../../messaging/src/index.js';`, 'libs/messaging/src/index.ts': '' },
  'only-tests-know-testing': { 'apps/kol/src/a.ts': `import '../../../libs/testing/src/index.js';`, 'libs/testing/src/index.ts': '' },
  'only-messaging-knows-the-queue': { 'libs/platform/src/a.ts': `import 'ioredis';` },
  'libs-are-entered-by-their-door': { 'apps/kol/src/a.ts': `import '../../../libs/platform/src/b.js';`, 'libs/platform/src/b.ts': '' },
  'web-knows-the-generated-client-only': { 'apps/web/src/a.ts': `import '../../../libs/contracts/src/index.js';`, 'libs/contracts/src/index.ts': '' },
};

function brokenRules(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'liaison-planted-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(name, join(root, name));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    for (const [name, text] of Object.entries({ 'apps/none/src/x.ts': '', 'libs/none/src/x.ts': '', ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), `${text}\nexport {};\n`);
    }
    const cruise = [resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'];
    const said = JSON.parse(execFileSync(process.execPath, cruise, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(said.summary.violations.map((violation) => violation.rule.name))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('every boundary can fire', () => {
  it.each(Object.keys(PLANTED))('%s', (rule) => {
    expect(brokenRules(PLANTED[rule]!)).toContain(rule);
  });

  it('has a planted violation for each rule', async () => {
    const { forbidden } = ((await import('node:module')).createRequire(import.meta.url) as NodeJS.Require)('../../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    expect(forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(PLANTED).sort());
  });
});

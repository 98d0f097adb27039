import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

/** For each rule, two files of which the first may not know the second; a rule keeps to folders of its own where it can. */
const PLANTED: Record<string, Record<string, string>> = {
  'no-circles': { 'apps/kol/src/circle/a.ts': `import './b.js';`, 'apps/kol/src/circle/b.ts': `import './a.js';` },
  'services-do-not-know-each-other': { 'apps/kol/src/neighbour/a.ts': `import '../../../interactions/src/b.js';`, 'apps/interactions/src/b.ts': '' },
  'services-do-not-know-the-launcher': { 'apps/kol/src/launcher/a.ts': `import '../../../all/src/b.js';`, 'apps/all/src/b.ts': '' },
  'libs-do-not-know-apps': { 'libs/platform/src/app/a.ts': `import '../../../../apps/pathways/src/b.js';`, 'apps/pathways/src/b.ts': '' },
  'contracts-know-nothing': { 'libs/contracts/src/something/a.ts': `import '../../../platform/src/index.js';`, 'libs/platform/src/index.ts': '' },
  'platform-stands-below-messaging': { 'libs/platform/src/above/a.ts': `import '../../../messaging/src/index.js';`, 'libs/messaging/src/index.ts': '' },
  'only-tests-know-testing': { 'apps/kol/src/testing/a.ts': `import '../../../../libs/testing/src/index.js';`, 'libs/testing/src/index.ts': '' },
  'only-messaging-knows-the-queue': { 'libs/platform/src/queue/a.ts': `import 'ioredis';` },
  'libs-are-entered-by-their-door': { 'apps/kol/src/window/a.ts': `import '../../../../libs/platform/src/b.js';`, 'libs/platform/src/b.ts': '' },
  'web-knows-the-generated-client-only': { 'apps/web/src/a.ts': `import '../../../libs/contracts/src/index.js';`, 'libs/contracts/src/index.ts': '' },
};

interface Violation {
  from: string;
  rule: { name: string };
}

/** What the rules say of all planted files together: each import breaks what it was planted for, wherever else it may offend. */
function violations(): Violation[] {
  const root = mkdtempSync(join(tmpdir(), 'liaison-planted-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(name, join(root, name));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    for (const [name, text] of Object.values(PLANTED).flatMap((files) => Object.entries(files))) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), `${text}\nexport {};\n`);
    }
    const cruise = [resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'];
    const said = JSON.parse(execFileSync(process.execPath, cruise, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })) as { summary: { violations: Violation[] } };
    return said.summary.violations;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('every boundary can fire', () => {
  let found: Violation[];
  beforeAll(() => {
    found = violations();
  });

  it.each(Object.keys(PLANTED))('%s', (rule) => {
    const [offender] = Object.keys(PLANTED[rule]!);
    expect(found.filter(({ from }) => from === offender).map((violation) => violation.rule.name)).toContain(rule);
  });

  it('has a planted violation for each rule', async () => {
    const { forbidden } = ((await import('node:module')).createRequire(import.meta.url) as NodeJS.Require)('../../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    expect(forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(PLANTED).sort());
  });
});

import { expect, test, type Page } from '@playwright/test';
import { ask, complaintsOf, signIn } from './app.js';
import { look, lookInBoth, LONG_MS } from './looking.js';

const STRATEGY = '01900000-0000-7000-8000-000000900001';

async function first(page: Page, path: string): Promise<any> {
  const { body } = await ask(page, 'GET', path);
  expect(body.items.length).toBeGreaterThan(0);
  return body.items[0];
}

test('what maude reads of the watch fits, and axe finds nothing, in both languages and schemes', async ({ page }, info) => {
  test.setTimeout(LONG_MS);
  const complaints = complaintsOf(page);
  await signIn(page, 'maude');
  const retracted = await first(page, '/publications?standing=retracted');
  const trial = await first(page, '/trials?inQuebec=true');
  const notice = await first(page, '/notices?kind=noc-c');
  const signal = await first(page, `/signals?subjectId=${retracted.id}&reason=retraction`);
  const screens = {
    watch: `/signals?signal=${signal.id}`,
    strategy: `/strategies/${STRATEGY}`,
    publication: `/publications/${retracted.id}`,
    trial: `/trials/${trial.id}`,
    notice: `/notices/${notice.id}`,
  };
  for (const [name, path] of Object.entries(screens)) {
    await page.goto(path);
    await lookInBoth(page, info, name);
  }
  for (const [name, path] of Object.entries({ 'watch-list': '/signals', 'watch-none': '/signals?state=assigned', strategies: '/strategies' })) {
    await page.goto(path);
    await look(page, info, 'fr', name);
  }
  await page.goto('/strategies/new');
  await page.getByLabel('Ce qui est recherché').fill('pneumonit* OU boreolimab');
  await expect(page.locator('mark').first()).toBeVisible();
  await lookInBoth(page, info, 'new-strategy');
  await page.getByLabel('Ce qui est recherché').fill('boreolimab ET (rein');
  await expect(page.getByRole('button', { name: /^Aller au caractère/ })).toBeVisible();
  await look(page, info, 'fr', 'new-strategy-unread');
  expect(complaints).toEqual([]);
});

test('what karim manages of the watch fits, and axe finds nothing, in both languages and schemes', async ({ page }, info) => {
  test.setTimeout(LONG_MS);
  const complaints = complaintsOf(page);
  await signIn(page, 'karim');
  const { sourceId } = (await ask(page, 'GET', '/runs?status=completed')).body.items.find((one: any) => one.sourceId);
  const run = await first(page, `/runs?status=completed&sourceId=${sourceId}`);
  const screens = {
    source: `/sources/${run.sourceId}`,
    run: `/runs/${run.id}`,
  };
  for (const [name, path] of Object.entries(screens)) {
    await page.goto(path);
    await lookInBoth(page, info, name);
  }
  for (const [name, path] of Object.entries({ sources: '/sources', 'publication-imports': '/publication-imports', 'edit-source': `/sources/${run.sourceId}/edit` })) {
    await page.goto(path);
    await look(page, info, 'fr', name);
  }
  await page.goto('/signals');
  if (info.project.name === 'phone') await page.getByRole('list', { name: 'Signaux' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Écarter' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await look(page, info, 'fr', 'watch-dismiss');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Confier' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, info, 'fr', 'watch-assign');
  expect(complaints).toEqual([]);
});

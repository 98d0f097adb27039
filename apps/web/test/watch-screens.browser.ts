import { expect, test, type Page } from '@playwright/test';
import { ask, complaintsOf, signIn } from './app.js';
import { assertFits, look, lookInBoth, LONG_MS } from './looking.js';

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
  await expect(page.getByRole('link', { name: notice.title })).toBeVisible();
  await lookInBoth(page, info, 'new-strategy');
  await page.getByLabel('Ce qui est recherché').fill('boreolimab ET (rein');
  await expect(page.getByRole('button', { name: /^Aller au caractère/ })).toBeVisible();
  await look(page, info, 'fr', 'new-strategy-unread');

  // Somebody else is faster, and names it another way.
  const { body: base } = await ask(page, 'POST', '/strategies', { name: 'Veille à deux', query: 'boreolimab', schedule: '0 6 * * *', recipients: [], enabled: false });
  await page.goto(`/strategies/${base.id}/edit`);
  await page.getByLabel('Nom de la stratégie').fill('Veille de Maude');
  await page.getByLabel('Ce qui est recherché').fill('boreolimab ET rein');
  const theirs = { name: 'Veille de Karim', query: 'boreolimab', schedule: '0 6 * * 1', recipients: [], enabled: false };
  expect((await ask(page, 'PUT', `/strategies/${base.id}`, theirs, base.version)).status).toBe(200);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await lookInBoth(page, info, 'strategy-overtaken');
  expect((await ask(page, 'GET', `/strategies/${base.id}`)).body.name).toBe('Veille de Karim');
  await page.getByRole('radio', { name: /Veille de Maude/ }).click();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect(page.locator('h1')).toHaveText('Veille de Maude');
  expect((await ask(page, 'GET', `/strategies/${base.id}`)).body).toMatchObject({ name: 'Veille de Maude', query: 'boreolimab ET rein', schedule: '0 6 * * 1' });
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
    'publication-imports': '/publication-imports',
  };
  for (const [name, path] of Object.entries(screens)) {
    await page.goto(path);
    await lookInBoth(page, info, name);
  }
  for (const [name, path] of Object.entries({ sources: '/sources', 'edit-source': `/sources/${run.sourceId}/edit` })) {
    await page.goto(path);
    await look(page, info, 'fr', name);
  }

  // Somebody else is faster: another address is asked about, another hour is kept beside one's own change.
  const { body: base } = await ask(page, 'POST', '/sources', { kind: 'feed', name: { fr: 'Fil à deux', en: 'Shared feed' }, settings: { url: 'https://exemple.test/fil' }, schedule: '0 6 * * *', enabled: false });
  await page.goto(`/sources/${base.id}/edit`);
  await page.getByLabel('Adresse').fill('ftp://exemple.test/fil');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByLabel('Adresse')).toHaveAccessibleDescription('Une adresse http ou https est attendue, sans nom ni mot de passe.');
  await page.getByLabel('Adresse').fill('https://exemple.test/fil-de-karim');
  await page.getByLabel('Nom en français').fill('Fil de Karim');
  const theirs = { name: base.name, settings: { url: 'https://exemple.test/fil-de-sylvie' }, schedule: '0 6 * * 1', enabled: false };
  expect((await ask(page, 'PUT', `/sources/${base.id}`, theirs, base.version)).status).toBe(200);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await look(page, info, 'fr', 'source-overtaken');
  await page.getByRole('radio', { name: /fil-de-sylvie/ }).click();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect(page.locator('h1')).toHaveText('Fil de Karim');
  expect((await ask(page, 'GET', `/sources/${base.id}`)).body).toMatchObject({ ...theirs, name: { fr: 'Fil de Karim', en: 'Shared feed' } });

  // A source that leads nowhere is said to be in difficulty as soon as it was asked, and its run to be tried again.
  // Its name is one long word, as a list of feeds may have it; its own, because the suite keeps what an earlier run has left.
  const name = `https://exemple.test/${Date.now()}${'filinterne'.repeat(13)}`;
  const { body: nowhere } = await ask(page, 'POST', '/sources', { kind: 'feed', name: { fr: name, en: name }, settings: { url: 'http://192.168.0.10/fil' }, schedule: '0 6 * * *', enabled: true });
  await page.goto(`/sources/${nowhere.id}`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Consulter maintenant' }).click();
  await expect(page.getByText('Nouvel essai à venir')).toBeVisible();
  await expect(page.getByRole('alert').getByText('En difficulté')).toBeVisible();
  await assertFits(page, 'a source with a long name');
  await page.goto('/sources?health=failing');
  await expect(page.getByText(name)).toBeVisible();
  await assertFits(page, 'sources with a long name');

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

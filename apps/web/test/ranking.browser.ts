import { expect, test } from '@playwright/test';
import { ask, complaintsOf, signIn } from './app.js';
import { lookAround, LONG_MS } from './looking.js';
import { openWatched, type Watched } from './watched.js';

const FIRST = 32;
const MORE = 6;

let watched: Watched;
test.beforeAll(async () => {
  watched = await openWatched(test.info());
});
test.afterAll(() => watched?.close());

test('whoever keeps what is about children has it come first from then on, is told why, and may go by the date', async ({ page, isMobile }, info) => {
  test.skip(isMobile, 'the same at any width');
  test.setTimeout(LONG_MS);
  const complaints = complaintsOf(page);
  const word = `rang${Date.now().toString(36).replace(/\d/g, 'q')}`;
  await signIn(page, 'sylvie');
  const made = async (path: string, body: object) => (await ask(page, 'POST', path, body)).body.id as string;
  const sourceId = await made('/sources', { kind: 'europepmc', name: { fr: `Europe PMC ${word}`, en: `Europe PMC ${word}` }, settings: { url: watched.many(word) }, schedule: '0 6 * * *', enabled: true });
  const strategyId = await made('/strategies', { name: `Veille ${word}`, query: word, schedule: '0 6 * * *', recipients: [], enabled: true });
  const untriaged = async () => (await ask(page, 'GET', `/signals?strategyId=${strategyId}&state=new&limit=200`)).body.items as any[];
  const lookAt = async (count: number) => {
    await made('/runs', { sourceId });
    await expect.poll(async () => (await untriaged()).length, { timeout: 30_000 }).toBe(count);
  };

  await lookAt(FIRST);
  await page.goto(`/strategies/${strategyId}`);
  await expect(page.getByText(`Inactif : 0 sur 30 décisions`)).toBeVisible();
  await Promise.all(
    (await untriaged()).map(({ id, version, subject }) => ask(page, 'PUT', `/signals/${id}/triage`, subject.title.includes('enfant') ? { decision: 'kept' } : { decision: 'dismissed', dismissal: 'animal-or-bench' }, version)),
  );
  await expect.poll(async () => (await ask(page, 'GET', `/strategies/${strategyId}/ranking`)).body.state, { timeout: 30_000 }).toBe('on');
  await lookAt(MORE);

  await page.reload();
  await expect(page.getByText(/^Actif depuis le .* d’après 32 décisions/)).toBeVisible();
  await lookAround(page, info, 'strategy-ranked');
  await page.getByRole('link', { name: 'Voir ses signaux à trier' }).click();
  const lines = page.getByRole('list', { name: 'Signaux' }).getByRole('listitem');
  await expect(lines).toHaveCount(MORE);
  await expect(page.getByRole('radio', { name: 'Par pertinence' })).toBeChecked();
  for (const at of [0, 1, 2]) await expect(lines.nth(at)).toContainText('enfant');
  await expect(lines.first()).toContainText('Pertinence forte');
  await expect(page.getByRole('region', { name: 'Signal affiché' }).getByText('pour : « enfant » dans le titre (gardés : 16 sur 16)')).toBeVisible();
  await lookAround(page, info, 'watch-ranked');
  await page.getByText('Les plus récents d’abord').click();
  await expect(page).toHaveURL(/sort=recent/);
  await expect(lines.nth(1)).toBeVisible();
  expect(complaints).toEqual([]);
});

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ask, ready, signIn } from './app.js';

test.use({ serviceWorkers: 'allow' });

/** Nothing on the screen is out of somebody's reach, in either scheme; a picture of it is kept. */
async function look(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect.soft(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.screenshot({ path: `screenshots/${test.info().project.name}/${name}-${scheme}.png`, fullPage: true });
  }
}

async function logWith(page: Page, typed: string, name: string | RegExp, insight: string): Promise<void> {
  await page.goto('/interactions/new');
  await page.getByLabel('Participants').fill(typed);
  await page.getByRole('option', { name }).first().click();
  const card = page.getByRole('region', { name });
  await card.getByRole('button', { name: 'Observation' }).click();
  await card.getByLabel('Observation médicale').fill(insight);
  await page.getByRole('button', { name: 'Consigner la rencontre' }).click();
  await expect(page.getByText('Rencontre consignée.')).toBeVisible();
}

const onServer = async (page: Page, mark: string) =>
  ((await ask(page, 'GET', '/interactions?limit=200&authorId=01900000-0000-7000-8000-000000000001')).body.items as any[]).filter((one) => one.insights.some((insight: any) => insight.text.endsWith(mark)));

/** The tab is gone, and opened again. */
async function killed(context: BrowserContext, page: Page): Promise<Page> {
  await page.close();
  const again = await context.newPage();
  await again.goto('/');
  return again;
}

test('a hospital without network: a new person and three meetings survive reload and a killed tab, and reach the server once', async ({ page, context }, { project }) => {
  test.setTimeout(180_000);
  const mark = `${project.name}-${Date.now()}`;
  await signIn(page, 'maude');
  await ready(page);
  await page.reload();
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('h1')).toBeVisible();
  if (project.name === 'desktop') await expect(page.getByRole('status').filter({ hasText: 'Hors ligne' })).toBeVisible();

  await page.goto('/stakeholders/new');
  await page.getByLabel('Prénom').fill('Aurélie');
  await page.getByLabel('Nom de famille').fill(`Sans-Réseau ${mark}`);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('h1')).toContainText('Aurélie');
  await logWith(page, 'aurelie sans reseau', new RegExp(mark), `Avec la nouvelle personne ${mark}`);
  await logWith(page, 'remi pepin', /Rémi Pépin/, `Les délais inquiètent ${mark}`);
  await logWith(page, 'elise cote', /Élise Côté/, `Les données plaisent ${mark}`);

  const reopened = await killed(context, page);
  await reopened.goto('/outbox');
  await expect(reopened.getByText('À envoyer', { exact: true })).toBeVisible();
  await reopened.screenshot({ path: `screenshots/${project.name}/outbox-waiting.png`, fullPage: true });
  await context.setOffline(false);
  await reopened.reload();
  await expect.poll(() => onServer(reopened, mark).then((all) => all.length), { timeout: 60_000 }).toBe(3);
  await expect(reopened.getByText('Tout est envoyé')).toBeVisible();
  const logged = await onServer(reopened, mark);
  await expect.poll(async () => (await onServer(reopened, mark)).map((one) => one.attendees[0].nameFr).sort()).toEqual([`Aurélie Sans-Réseau ${mark}`, 'Rémi Pépin', 'Élise Côté'].sort());
  expect(logged.every((one) => one.insights.length === 1 && one.version === 1)).toBe(true);
});

test('a colleague’s edit meanwhile is shown beside one’s own, and neither is lost', async ({ page, context, browser }, { project }) => {
  test.setTimeout(180_000);
  await signIn(page, 'maude');
  const body = { kind: 'hcp', givenName: 'Odile', familyName: `Contestée ${project.name} ${Date.now()}` };
  const { body: people } = await ask(page, 'GET', '/stakeholders?q=remi%20pepin');
  const { body: meeting } = await ask(page, 'POST', '/interactions', { channel: 'phone', startedAt: new Date().toISOString(), place: 'Clinique A', note: body.familyName, attendees: [{ stakeholderId: people.items[0].id }] });
  await page.reload();
  await ready(page);
  await page.goto(`/interactions/${meeting.id}/edit`);
  await expect(page.getByLabel('Lieu')).toHaveValue('Clinique A');
  await context.setOffline(true);
  await page.getByLabel('Lieu').fill('Clinique B');
  await page.getByLabel('Durée (minutes)').fill('45');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Rencontre modifiée.')).toBeVisible();

  const elsewhere = await browser.newPage();
  await signIn(elsewhere, 'maude');
  expect((await ask(elsewhere, 'PATCH', `/interactions/${meeting.id}`, { place: 'Clinique C', note: 'ajout d’ailleurs' }, 1)).status).toBe(200);
  await elsewhere.close();

  await context.setOffline(false);
  await page.goto('/outbox');
  const card = page.getByRole('region').filter({ hasText: 'Clinique C' });
  await expect(card).toContainText('Clinique B', { timeout: 30_000 });
  expect((await ask(page, 'GET', `/interactions/${meeting.id}`)).body).toMatchObject({ place: 'Clinique C', durationMinutes: null });
  await look(page, 'outbox-contested');
  await card.getByRole('radio', { name: /Clinique B/ }).click();
  await card.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect.poll(async () => (await ask(page, 'GET', `/interactions/${meeting.id}`)).body.place, { timeout: 30_000 }).toBe('Clinique B');
  expect((await ask(page, 'GET', `/interactions/${meeting.id}`)).body).toMatchObject({ durationMinutes: 45, note: 'ajout d’ailleurs' });
});

test('what the server refuses comes back with the reason, is mended and goes out; leaving with it asks twice', async ({ page, context }) => {
  test.setTimeout(180_000);
  await signIn(page, 'maude', 'en');
  await ready(page);
  await page.goto('/interactions/new');
  await page.getByLabel('Attendees').fill('remi pepin');
  await page.getByRole('option', { name: /Rémi Pépin/ }).first().click();
  const mark = `From the future ${Date.now()}`;
  await page.getByRole('region', { name: /Rémi Pépin/ }).getByRole('button', { name: 'Insight' }).click();
  await page.getByLabel('Medical insight').fill(mark);
  await context.setOffline(true);
  await page.locator('input[type=datetime-local]').first().fill('2031-01-15T10:00');
  await page.getByRole('button', { name: 'Log the meeting' }).click();
  await expect(page.getByText('Meeting logged.')).toBeVisible();

  await page.getByRole('button', { name: /Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('1 item has not been sent yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out anyway' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Sign out all the same?');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await context.setOffline(false);
  await page.goto('/outbox');
  await expect(page.getByText('This moment is in the future.')).toBeVisible({ timeout: 30_000 });
  await look(page, 'outbox-refused');
  await page.getByRole('link', { name: 'Correct it in the form' }).click();
  await expect(page.getByLabel('Medical insight')).toHaveValue(mark);
  await expect(page.getByRole('region', { name: /Rémi Pépin/ })).toBeVisible();
  await look(page, 'outbox-correct');
  await page.locator('input[type=datetime-local]').first().fill('2026-11-20T10:00');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Everything is sent')).toBeVisible({ timeout: 30_000 });
  expect(await onServer(page, mark)).toHaveLength(1);
});

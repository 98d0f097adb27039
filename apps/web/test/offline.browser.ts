import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ask, ready, signIn } from './app.js';
import { lookInBoth } from './looking.js';

test.use({ serviceWorkers: 'allow' });

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

/** Two signals that no other journey decides of; with room between those of the two devices, so that a second attempt meets nobody either. */
async function someSignals(page: Page, project: string): Promise<{ id: string; version: number; subject: { title: string } }[]> {
  const { items } = (await ask(page, 'GET', '/signals?state=new&reason=new&subjectKind=publication&mine=true&limit=100')).body;
  return (items as any[]).filter(({ subject }) => subject.standing === 'sound').slice(...(project === 'desktop' ? [-2] : [-6, -4]));
}

/** Decides of both with no hand but on the keys; on a phone, with a finger. The second decision is taken back before it has left. */
async function triage(page: Page, isMobile: boolean, [contested, hesitated]: Awaited<ReturnType<typeof someSignals>>): Promise<void> {
  const pane = page.getByRole('region', { name: 'Signal affiché' });
  await page.goto(`/signals?signal=${contested!.id}`);
  await expect(pane.getByRole('heading').first()).toHaveText(contested!.subject.title);
  await expect(pane.getByText('Le serveur ne répond pas')).toHaveCount(0);
  await (isMobile ? pane.getByRole('button', { name: 'Écarter' }).click() : page.keyboard.press('x'));
  await page.getByRole('menuitem', { name: 'Hors sujet' }).press('Enter');
  await expect(page.getByText('Signal écarté. La décision partira au retour du réseau.')).toBeVisible();
  await page.goto(`/signals?signal=${hesitated!.id}`);
  await expect(pane.getByRole('heading').first()).toHaveText(hesitated!.subject.title);
  await (isMobile ? pane.getByRole('button', { name: 'Garder' }).click() : page.keyboard.press('e'));
  await expect(page.getByText('Signal gardé. La décision partira au retour du réseau.')).toBeVisible();
  await (isMobile ? page.getByRole('button', { name: 'Annuler l’action' }).click() : page.keyboard.press('u'));
  await expect(page.getByText('Le signal est de nouveau à trier.')).toBeVisible();
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

test('what a colleague edits and decides meanwhile is shown beside one’s own, and neither is lost', async ({ page, context, browser, isMobile }, { project }) => {
  test.setTimeout(180_000);
  await signIn(page, 'maude');
  const body = { kind: 'hcp', givenName: 'Odile', familyName: `Contestée ${project.name} ${Date.now()}` };
  const { body: people } = await ask(page, 'GET', '/stakeholders?q=remi%20pepin');
  const { body: meeting } = await ask(page, 'POST', '/interactions', { channel: 'phone', startedAt: new Date().toISOString(), place: 'Clinique A', note: body.familyName, attendees: [{ stakeholderId: people.items[0].id }] });
  const signals = await someSignals(page, project.name);
  await page.reload();
  await ready(page);
  await page.goto(`/interactions/${meeting.id}/edit`);
  await expect(page.getByLabel('Lieu')).toHaveValue('Clinique A');
  await context.setOffline(true);
  await page.getByLabel('Lieu').fill('Clinique B');
  await page.getByLabel('Durée (minutes)').fill('45');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Rencontre modifiée.')).toBeVisible();
  await triage(page, isMobile, signals);
  const again = await killed(context, page);
  await again.goto(`/signals?state=dismissed&signal=${signals[0]!.id}`);
  await expect(again.getByText('Cette décision est en sûreté sur cet appareil et partira au retour du réseau.')).toBeVisible();
  await lookInBoth(again, test.info(), 'watch-offline');

  const elsewhere = await browser.newPage();
  await signIn(elsewhere, 'maude');
  expect((await ask(elsewhere, 'PATCH', `/interactions/${meeting.id}`, { place: 'Clinique C', note: 'ajout d’ailleurs' }, 1)).status).toBe(200);
  await elsewhere.close();
  const karim = await browser.newPage();
  await signIn(karim, 'karim');
  expect((await ask(karim, 'PUT', `/signals/${signals[0]!.id}/triage`, { decision: 'kept' }, signals[0]!.version)).status).toBe(200);
  await karim.close();

  await context.setOffline(false);
  await again.goto('/outbox');
  const card = again.getByRole('region').filter({ hasText: 'Clinique C' });
  await expect(card).toContainText('Clinique B', { timeout: 30_000 });
  expect((await ask(again, 'GET', `/interactions/${meeting.id}`)).body).toMatchObject({ place: 'Clinique C', durationMinutes: null });
  const decision = again.getByRole('region').filter({ hasText: signals[0]!.subject.title });
  await expect(decision.getByRole('radio', { name: /Votre version : Écarté : Hors sujet/ })).toBeVisible();
  await expect(decision.getByRole('radio', { name: /Gardé par Karim/ })).toBeVisible();
  await lookInBoth(again, test.info(), 'outbox-contested');
  await card.getByRole('radio', { name: /Clinique B/ }).click();
  await card.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect.poll(async () => (await ask(again, 'GET', `/interactions/${meeting.id}`)).body.place, { timeout: 30_000 }).toBe('Clinique B');
  expect((await ask(again, 'GET', `/interactions/${meeting.id}`)).body).toMatchObject({ durationMinutes: 45, note: 'ajout d’ailleurs' });
  await decision.getByRole('radio', { name: /Votre version/ }).click();
  await decision.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  const decided = async () => Promise.all(signals.map(async ({ id }) => (await ask(again, 'GET', `/signals/${id}`)).body)).then((all) => all.map(({ state, version }) => [state, version]));
  await expect.poll(decided, { timeout: 30_000 }).toEqual([['dismissed', signals[0]!.version + 2], ['new', signals[1]!.version]]);
});

/** From English: both languages are looked at, and the screen is left as it was. */
async function lookAtBoth(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Français' }).click();
  await lookInBoth(page, test.info(), name);
  await page.getByRole('button', { name: 'English' }).click();
}

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
  await lookAtBoth(page, 'outbox-refused');
  await page.getByRole('link', { name: 'Correct it in the form' }).click();
  await expect(page.getByLabel('Medical insight')).toHaveValue(mark);
  await expect(page.getByRole('region', { name: /Rémi Pépin/ })).toBeVisible();
  await lookAtBoth(page, 'outbox-correct');
  await page.locator('input[type=datetime-local]').first().fill('2026-11-20T10:00');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Everything is sent')).toBeVisible({ timeout: 30_000 });
  expect(await onServer(page, mark)).toHaveLength(1);
});

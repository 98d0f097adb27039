import { expect, test, type Browser, type Page } from '@playwright/test';
import { ask, cardOf, complaintsOf, ready, said, signIn, signInByName, type Language } from './app.js';

test.use({ serviceWorkers: 'allow' });

const LONG_MS = 180_000;
const SYNCED_WITHIN_MS = 60_000;

/** Somebody new, whose account closes again before the end. */
interface Leaver {
  id: string;
  subject: string;
  name: string;
  leaves: () => Promise<void>;
}

/** Takes somebody on, and signs them in on the page. */
async function hired(browser: Browser, page: Page, language: Language): Promise<Leaver> {
  const admin = await browser.newPage();
  await signIn(admin, 'admin');
  const subject = `part-${test.info().project.name}-${language}-${Date.now()}`;
  const name = `Flavie Départ ${subject.slice(5)}`;
  const { status, body } = await ask(admin, 'POST', '/users', { subject, displayName: name, role: 'msl' });
  expect(status).toBe(201);
  await signInByName(page, subject, language);
  // The services hear of somebody new one by one; the device reads once all of them have.
  for (const list of ['stakeholders', 'interactions', 'products']) await expect.poll(async () => (await ask(page, 'GET', `/${list}?limit=1`)).status).toBe(200);
  await page.reload();
  await ready(page);
  const leaves = async () => {
    expect((await ask(admin, 'PUT', `/users/${body.id}/deactivation`, {}, 1)).status).toBe(200);
    // Until the services have heard of it one by one, they go on taking what a device sends. This asks past the network that the page has not got.
    for (const path of ['me', 'stakeholders?limit=1', 'interactions?limit=1']) await expect.poll(async () => (await page.request.get(`/api/v1/${path}`)).status()).toBe(401);
    await admin.close();
  };
  return { id: body.id, subject, name, leaves };
}

/** A meeting whose attendee is found while there is still a network, logged when there is none any more. */
async function logOffline(page: Page, language: Language, parts: [button: string, field: string, text: string][]): Promise<void> {
  const words = said[language];
  await page.goto('/interactions/new');
  await page.getByLabel(words.attendees).fill('remi pepin');
  await page.getByRole('option', { name: /Rémi Pépin/ }).first().click();
  const card = cardOf(page, 'Rémi Pépin');
  await page.context().setOffline(true);
  for (const [button, field, text] of parts) {
    await card.getByRole('button', { name: button }).click();
    await card.getByLabel(field).fill(text);
  }
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByText(words.logged)).toBeVisible();
}

/** A screen of its own for whoever decides, once what the device left has arrived. */
async function deciding(browser: Browser, who: 'karim' | 'solene', leaver: Leaver, language: Language, count: number): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, who, language);
  await expect.poll(async () => (await ask(page, 'GET', `/quarantine?authorId=${leaver.id}`)).body.items.length, { timeout: SYNCED_WITHIN_MS }).toBe(count);
  return page;
}

test('somebody leaves with a meeting unsent: the manager releases it, safety the adverse event, both in their name', async ({ page, context, browser }, { project }) => {
  test.setTimeout(LONG_MS);
  const leaver = await hired(browser, page, 'fr');
  const insight = `Les délais d’accès inquiètent ${leaver.name}`;
  const verbatim = `Une patiente a eu une éruption ${leaver.name}`;
  const words = said.fr;
  await logOffline(page, 'fr', [[words.insight, words.insightText, insight], [words.adverseEvent, words.verbatim, verbatim]]);
  if (project.name === 'phone') {
    await page.getByRole('button', { name: 'Ouvrir le menu (1 élément à envoyer ou à corriger)' }).click();
    await expect(page.getByRole('link', { name: 'À envoyer et à corriger (1)' })).toBeVisible();
    await page.screenshot({ path: `screenshots/${project.name}/menu-unsent.png` });
  }
  await leaver.leaves();
  await context.setOffline(false);

  const karim = await deciding(browser, 'karim', leaver, 'fr', 1);
  const complaints = complaintsOf(karim);
  await karim.reload();
  await expect(karim.getByRole('heading', { name: 'À libérer' })).toBeVisible();
  if (project.name === 'phone') await karim.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await karim.getByRole('link', { name: /^Quarantaine \(\d+\+?\)$/ }).click();
  await karim.getByRole('link', { name: new RegExp(`Nouveau : rencontre.*${leaver.name}`) }).click();
  const main = karim.getByRole('main');
  for (const text of [leaver.name, 'Rémi Pépin', insight]) await expect(main).toContainText(text);
  await expect(main).not.toContainText('éruption');
  await main.getByRole('button', { name: 'Libérer' }).click();
  await expect(karim.getByText(`L’élément est libéré, au nom de ${leaver.name}.`)).toBeVisible();
  await expect(main).toContainText('Libéré par Karim Bellazar');
  await main.getByRole('link', { name: 'Voir la fiche' }).click();
  await expect(main).toContainText(`Consignée par ${leaver.name}`);
  await expect(main).toContainText(insight);
  expect(complaints).toEqual([]);

  const solene = await deciding(browser, 'solene', leaver, 'fr', 1);
  await solene.reload();
  await expect(solene.getByRole('heading', { name: 'À libérer' })).toBeVisible();
  await solene.goto('/quarantine');
  await solene.getByRole('link', { name: new RegExp(`Nouveau : effet indésirable.*${leaver.name}`) }).click();
  await expect(solene.getByRole('main')).toContainText(verbatim);
  await solene.getByRole('button', { name: 'Libérer' }).click();
  await solene.getByRole('link', { name: 'Voir la fiche' }).click();
  await expect(solene.getByText(said.fr.regulatory)).toBeVisible();
  await expect(solene.getByRole('main')).toContainText(`Entendu par ${leaver.name}`);
});

test('an edit of what has changed since is released over the newer version, once the manager has seen that it has', async ({ page, context, browser }) => {
  test.setTimeout(LONG_MS);
  const leaver = await hired(browser, page, 'en');
  const { body: people } = await ask(page, 'GET', '/stakeholders?q=remi%20pepin');
  const { body: meeting } = await ask(page, 'POST', '/interactions', { channel: 'phone', startedAt: new Date().toISOString(), place: 'Clinic A', attendees: [{ stakeholderId: people.items[0].id }] });
  await page.reload();
  await ready(page);
  await page.goto(`/interactions/${meeting.id}/edit`);
  await expect(page.getByLabel('Place')).toHaveValue('Clinic A');
  await context.setOffline(true);
  await page.getByLabel('Place').fill('Clinic B');
  await page.getByRole('button', { name: said.en.keep }).click();
  await expect(page.getByText('Meeting changed.')).toBeVisible();
  const elsewhere = await browser.newPage();
  await signInByName(elsewhere, leaver.subject, 'en');
  expect((await ask(elsewhere, 'PATCH', `/interactions/${meeting.id}`, { note: 'Added elsewhere' }, 1)).status).toBe(200);
  await elsewhere.close();
  await leaver.leaves();
  await context.setOffline(false);

  const karim = await deciding(browser, 'karim', leaver, 'en', 1);
  await karim.goto('/quarantine');
  await karim.getByRole('link', { name: new RegExp(`Change: meeting.*${leaver.name}`) }).click();
  const main = karim.getByRole('main');
  await expect(main).toContainText('Clinic B');
  await main.getByRole('button', { name: 'Release' }).click();
  await expect(main.getByRole('alert')).toContainText('The record has changed since');
  await main.getByRole('button', { name: 'Release over version 2' }).click();
  await expect(main).toContainText('Released by Karim Bellazar');
  expect((await ask(karim, 'GET', `/interactions/${meeting.id}`)).body).toMatchObject({ place: 'Clinic B', note: 'Added elsewhere', authorId: leaver.id });
});

test('what is rejected needs a reason, stays with it, and is done nowhere', async ({ page, context, browser }) => {
  test.setTimeout(LONG_MS);
  const leaver = await hired(browser, page, 'en');
  await logOffline(page, 'en', [[said.en.insight, said.en.insightText, 'Was on paper already']]);
  await leaver.leaves();
  await context.setOffline(false);

  const karim = await deciding(browser, 'karim', leaver, 'en', 1);
  await karim.goto('/quarantine');
  await karim.getByRole('link', { name: new RegExp(`New: meeting.*${leaver.name}`) }).click();
  await karim.getByRole('main').getByRole('button', { name: 'Reject' }).click();
  const dialog = karim.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Reject' })).toBeDisabled();
  await dialog.getByLabel('Reason for the decision').fill('Logged by a colleague');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(karim.getByText('The item is rejected.')).toBeVisible();
  const [held] = (await ask(karim, 'GET', `/quarantine?status=rejected&authorId=${leaver.id}`)).body.items;
  expect((await ask(karim, 'GET', `/interactions/${held.recordId}`)).status).toBe(404);
  await karim.goto('/quarantine?status=rejected');
  await expect(karim.getByRole('link', { name: new RegExp(leaver.name) })).toContainText('Logged by a colleague');
});

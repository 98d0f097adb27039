import { expect, test, type Page } from '@playwright/test';
import { ask, complaintsOf, said, signIn } from './app.js';
import { HELD, leaveHeld } from './held.js';
import { look, lookInBoth, LANGUAGES, LONG_MS } from './looking.js';

const PERSON = '01900000-0000-7000-8000-000050000058';
const MEETING = '01900000-0000-7000-8000-000060000173';
const ADVERSE_EVENT = '01900000-0000-7000-8000-000067000173';

/** Every screen, and who looks at it. */
const SCREENS: { who: string; screens: Record<string, string> }[] = [
  {
    who: 'maude',
    screens: {
      today: '/',
      'stakeholders-none': '/stakeholders?q=zzzz',
      stakeholders: '/stakeholders?q=cote',
      stakeholder: `/stakeholders/${PERSON}`,
      'new-stakeholder': '/stakeholders/new',
      'edit-stakeholder': `/stakeholders/${PERSON}/edit`,
      settings: '/settings',
      outbox: '/outbox',
      'not-found': '/nowhere',
    },
  },
  {
    who: 'etienne',
    screens: {
      interactions: '/interactions?channel=congress',
      'new-interaction': `/interactions/new?stakeholderId=${PERSON}`,
      'adverse-events': '/adverse-events',
      jobs: '/jobs',
    },
  },
  { who: 'maude', screens: { interaction: `/interactions/${MEETING}`, 'edit-interaction': `/interactions/${MEETING}/edit`, 'adverse-event': `/adverse-events/${ADVERSE_EVENT}` } },
  { who: 'tom', screens: { 'today-sales': '/', 'stakeholder-sales': `/stakeholders/${PERSON}` } },
  { who: 'solene', screens: { 'adverse-event-safety': `/adverse-events/${ADVERSE_EVENT}` } },
  { who: 'karim', screens: { 'today-manager': '/', quarantine: '/quarantine', 'quarantine-released': '/quarantine?status=released' } },
  { who: 'karim', screens: { 'held-meeting': `/quarantine/${HELD.meeting}`, 'held-person': `/quarantine/${HELD.person}`, 'held-illegible': `/quarantine/${HELD.illegible}` } },
  { who: 'solene', screens: { 'today-safety': '/', 'quarantine-safety': '/quarantine', 'held-report': `/quarantine/${HELD.report}` } },
  { who: 'agnes', screens: { 'audit-entries': '/audit-entries?service=directory', 'dead-letters': '/dead-letters', redactions: '/redactions' } },
];

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page, 'maude');
  await leaveHeld(page, PERSON);
  await page.close();
});

for (const { who, screens } of SCREENS)
  test(`the screens of ${who} (${Object.keys(screens)[0]}…) fit, and axe finds nothing, in both languages and schemes`, async ({ page }, info) => {
    test.setTimeout(LONG_MS);
    const complaints = complaintsOf(page);
    await signIn(page, who);
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(path);
      await lookInBoth(page, info, name);
    }
    expect(complaints).toEqual([]);
  });

for (const language of LANGUAGES)
  test(`what opens over a screen fits, and axe finds nothing: ${language}`, async ({ page, isMobile }, info) => {
    test.setTimeout(LONG_MS);
    await signIn(page, 'maude', language, '/jobs');
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, info, language, 'report-adverse-event');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(said[language].palette).fill('cote');
    await expect(page.getByRole('option', { name: /Élise Côté/ }).first()).toBeVisible();
    await look(page, info, language, 'palette');
    await page.keyboard.press('Escape');
    await expect(page.getByPlaceholder(said[language].palette)).toHaveCount(0);
    await page.keyboard.press('Shift+?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, info, language, 'shortcuts');
    await page.keyboard.press('Escape');
    if (isMobile) {
      await page.getByRole('button', { name: language === 'fr' ? 'Ouvrir le menu' : 'Open the menu' }).click();
      await look(page, info, language, 'menu');
    }
  });

test('the door fits, and axe finds nothing', async ({ page }, info) => {
  test.setTimeout(LONG_MS);
  for (const language of LANGUAGES) {
    await page.goto('/');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await look(page, info, language, 'welcome');
    await page.goto(`/auth/sign-in?lang=${language}`);
    await look(page, info, language, 'sign-in');
  }
});

/** A person who was met with somebody else, named in what was written, and has been erased since. Answers the meeting. */
async function leaveToRedact(maude: Page, agnes: Page, familyName: string): Promise<{ id: string; version: number }> {
  const { body: person } = await ask(maude, 'POST', '/stakeholders', { kind: 'hcp', givenName: 'Odile', familyName });
  const words = { note: `La Dre ${familyName} hésite encore.\nSa collègue, non.`, place: 'Clinique du Ruisseau', insights: [{ text: `Selon ${familyName}, les délais inquiètent.` }] };
  const { body: meeting } = await ask(maude, 'POST', '/interactions', { channel: 'video', startedAt: new Date().toISOString(), attendees: [{ stakeholderId: person.id }, { stakeholderId: PERSON }], ...words });
  // The name must have been heard of before it can be looked for.
  await expect.poll(async () => (await ask(maude, 'GET', `/interactions/${meeting.id}`)).body.attendees[0].nameFr).toBe(`Odile ${familyName}`);
  const { body: known } = await ask(agnes, 'GET', `/stakeholders/${person.id}`);
  expect((await ask(agnes, 'PUT', `/stakeholders/${person.id}/erasure`, { reason: 'Demande écrite' }, known.version)).status).toBe(204);
  return meeting;
}

test('agnes redacts what names somebody who has been erased, over what she has read; the screen fits, and axe finds nothing', async ({ page, browser }, info) => {
  test.setTimeout(LONG_MS);
  const complaints = complaintsOf(page);
  const maude = await browser.newPage();
  await signIn(maude, 'maude');
  await signIn(page, 'agnes');
  const name = `Quevillon ${info.project.name}`;
  const meeting = await leaveToRedact(maude, page, name);
  const found = async () => (await ask(page, 'GET', '/redactions')).body.items.find((one: { interactionId: string }) => one.interactionId === meeting.id);
  await expect.poll(found).toMatchObject({ named: 2 });
  await page.goto('/redactions');
  await lookInBoth(page, info, 'redactions-waiting');
  const { id } = await found();
  await page.locator(`a[href="/redactions/${id}"]`).click();
  await expect(page.locator('mark')).toHaveText([name, name]);
  await lookInBoth(page, info, 'redaction');
  await page.getByLabel('Note de la rencontre').fill('Une personne hésite encore.');
  await page.getByLabel('Observation médicale').fill('Les délais inquiètent.');
  expect((await ask(maude, 'PATCH', `/interactions/${meeting.id}`, { note: `La Dre ${name} hésite moins.` }, meeting.version)).status).toBe(200);
  await page.getByRole('button', { name: 'Enregistrer et terminer' }).click();
  await expect(page.getByText('La rencontre a été modifiée entre-temps')).toBeVisible();
  await expect(page.getByLabel('Note de la rencontre')).toHaveValue(`La Dre ${name} hésite moins.`);
  await expect(page.getByLabel('Observation médicale')).toHaveValue('Les délais inquiètent.');
  await expect(page.getByText('Ce que vous aviez écrit : Une personne hésite encore.')).toBeVisible();
  await look(page, info, 'fr', 'redaction-overtaken');
  // Once more, and this time the app has fetched the change by itself before it is told: what was read still decides.
  await page.getByLabel('Note de la rencontre').fill('Une personne hésite moins.');
  const again = await ask(maude, 'GET', `/interactions/${meeting.id}`);
  expect((await ask(maude, 'PATCH', `/interactions/${meeting.id}`, { note: `La Dre ${name} n’hésite plus.` }, again.body.version)).status).toBe(200);
  const fetched = page.waitForResponse(async (reply) => reply.url().endsWith(`/redactions/${id}`) && (await reply.text()).includes('n’hésite plus'));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await fetched;
  // What was fetched has been shown, were it to be shown.
  await page.evaluate(() => new Promise((shown) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(shown)))));
  await page.getByRole('button', { name: 'Enregistrer et terminer' }).click();
  await expect(page.getByLabel('Note de la rencontre')).toHaveValue(`La Dre ${name} n’hésite plus.`);
  await expect(page.getByText('Ce que vous aviez écrit : Une personne hésite moins.')).toBeVisible();
  await page.getByLabel('Note de la rencontre').fill('');
  await page.getByRole('button', { name: 'Enregistrer et terminer' }).click();
  await expect(page.getByText('La rencontre est caviardée.')).toBeVisible();
  const { body: redacted } = await ask(maude, 'GET', `/interactions/${meeting.id}`);
  expect([redacted.note, redacted.place, redacted.insights[0].text]).toEqual([null, 'Clinique du Ruisseau', 'Les délais inquiètent.']);
  expect(complaints).toEqual([]);
});

import { expect, test } from '@playwright/test';
import { ask, cardOf, complaintsOf, countTaps, said, signIn, type Language } from './app.js';

/** To find somebody and log what was said, topic and stance included. */
const TAPS_AT_MOST = 12;

for (const language of ['fr', 'en'] as const satisfies Language[]) {
  const words = said[language];

  test.describe(`a day in ${language === 'fr' ? 'French' : 'English'}`, () => {
    test('finds a KOL without accents, logs the meeting and sees it on the person’s page', async ({ page }, { project }) => {
      const complaints = complaintsOf(page);
      await signIn(page, 'maude', language);
      const taps = await countTaps(page);
      await page.getByRole('button', { name: words.search, exact: false }).locator('visible=true').first().click();
      await page.getByPlaceholder(words.palette).fill('elise cote');
      await page.getByRole('option', { name: 'Élise Côté' }).first().click();
      await expect(page.locator('h1')).toHaveText('Élise Côté');

      const began = Date.now();
      await page.getByRole('main').getByRole('link', { name: words.log }).click();
      const card = cardOf(page, 'Élise Côté');
      await card.getByRole('button', { name: words.discussion }).click();
      const text = `Suivi à long terme, ${project.name} ${language} ${began}`;
      await card.getByLabel(words.discussed).fill(text);
      await card.getByRole('combobox', { name: words.topic }).click();
      await page.getByRole('option', { name: 'Asthme grave' }).or(page.getByRole('option', { name: 'Severe asthma' })).click();
      await card.getByRole('combobox', { name: words.stance }).click();
      await page.getByRole('option', { name: words.favourable }).click();
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.logged)).toBeVisible();
      await expect(page.locator('h1')).toHaveText('Élise Côté');
      await expect(page.locator('.spine')).toContainText(text);
      expect(await taps()).toBeLessThanOrEqual(TAPS_AT_MOST);
      expect(complaints).toEqual([]);
    });

    test('reports an adverse event from the screen one is on; both clocks run', async ({ page }) => {
      const complaints = complaintsOf(page);
      await signIn(page, 'maude', language, '/stakeholders');
      await page.getByRole('banner').getByRole('button', { name: words.adverseEvent }).locator('visible=true').click();
      const drawer = page.getByRole('dialog');
      await expect(drawer.getByText(words.reporterMissing)).toBeVisible();
      await drawer.getByLabel(words.verbatim).fill('Une patiente a eu une éruption deux jours après la première dose.');
      await drawer.getByRole('button', { name: words.report, exact: true }).click();
      await expect(drawer.getByText(words.reported)).toBeVisible();
      await expect(drawer.getByText(words.internal)).toBeVisible();
      await expect(drawer.getByText(words.regulatory)).toBeVisible();
      await drawer.getByRole('button', { name: words.close }).last().click();
      await expect(page.locator('h1')).toHaveText(words.people);
      expect(complaints).toEqual([]);
    });
  });
}

test('an hour at the hospital: two attendees, one of them an organization, each with their own', async ({ page }) => {
  const insight = `Les délais d’accès inquiètent l’équipe ${Date.now()}.`;
  await signIn(page, 'maude', 'fr', '/interactions/new');
  const search = page.getByLabel('Participants');
  await search.fill('remi pepin');
  await page.getByRole('option', { name: /Rémi Pépin/ }).first().click();
  await search.fill('hopital ecluses');
  await page.getByRole('option', { name: /Hôpital des Écluses/ }).first().click();
  await cardOf(page, 'Rémi Pépin').getByRole('button', { name: 'Observation' }).click();
  await cardOf(page, 'Rémi Pépin').getByLabel('Observation médicale').fill(insight);
  await cardOf(page, 'Hôpital des Écluses').getByRole('button', { name: 'Engagement' }).click();
  await cardOf(page, 'Hôpital des Écluses').getByLabel('Ce que vous avez promis').fill('Envoyer le protocole');
  await cardOf(page, 'Hôpital des Écluses').getByLabel('Échéance').fill('2027-01-15');
  await page.getByRole('button', { name: 'Consigner la rencontre' }).click();
  await expect(page.getByText('Rencontre consignée.')).toBeVisible();
  const { body } = await ask(page, 'GET', '/interactions?limit=20&status=completed&authorId=01900000-0000-7000-8000-000000000001');
  const logged = body.items.find((one: any) => one.insights.some((said: any) => said.text === insight));
  expect(logged.attendees.map((one: any) => one.nameFr)).toEqual(['Rémi Pépin', 'Hôpital des Écluses']);
  expect(logged.insights[0].attendeeId).toBe(logged.attendees[0].id);
  expect(logged.commitments[0]).toMatchObject({ attendeeId: logged.attendees[1].id, dueOn: '2027-01-15' });
});

test('what was begun is kept over a reload, and what was logged can be taken back', async ({ page }) => {
  await signIn(page, 'maude', 'fr', '/interactions/new');
  await page.getByLabel('Participants').fill('remi pepin');
  await page.getByRole('option', { name: /Rémi Pépin/ }).first().click();
  await cardOf(page, 'Rémi Pépin').getByRole('button', { name: 'Discussion' }).click();
  await cardOf(page, 'Rémi Pépin').getByLabel('Ce dont il a été question').fill('À reprendre plus tard');
  await page.reload();
  await expect(page.getByText('Votre brouillon a été conservé sur cet appareil.')).toBeVisible();
  await expect(page.getByLabel('Ce dont il a été question')).toHaveValue('À reprendre plus tard');
  await page.getByRole('button', { name: 'Consigner la rencontre' }).click();
  await page.getByRole('button', { name: 'Annuler l’action' }).click();
  await expect(page.getByLabel('Ce dont il a été question')).toHaveValue('À reprendre plus tard');
  const { body } = await ask(page, 'GET', `/interactions?q=${encodeURIComponent('À reprendre plus tard')}`);
  expect(body.items).toEqual([]);
});

test('an edit that meets another one shows both versions, field by field, and loses neither', async ({ page }) => {
  await signIn(page, 'maude');
  const { body: people } = await ask(page, 'GET', '/stakeholders?q=remi%20pepin');
  const { body: meeting } = await ask(page, 'POST', '/interactions', { channel: 'phone', startedAt: new Date().toISOString(), place: 'Clinique A', note: 'au départ', attendees: [{ stakeholderId: people.items[0].id }] });
  await page.goto(`/interactions/${meeting.id}/edit`);
  await page.getByLabel('Lieu').fill('Clinique B');
  await page.getByLabel('Durée (minutes)').fill('45');
  const other = await ask(page, 'PATCH', `/interactions/${meeting.id}`, { place: 'Clinique C', note: 'ajout d’une collègue' }, meeting.version);
  expect(other.status).toBe(200);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Quelqu’un a modifié cette rencontre entre-temps')).toBeVisible();
  for (const text of ['Clinique B', 'Clinique C', '45 minutes', 'ajout d’une collègue']) await expect(page.getByRole('main')).toContainText(text);
  await page.getByRole('radio', { name: /Votre version/ }).click();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect(page.getByText('Rencontre modifiée.')).toBeVisible();
  const { body: after } = await ask(page, 'GET', `/interactions/${meeting.id}`);
  expect(after).toMatchObject({ place: 'Clinique B', durationMinutes: 45, note: 'ajout d’une collègue' });
});

test('a person’s record is edited; what somebody else has changed meanwhile is shown, and neither is lost', async ({ page }, { project }) => {
  await signIn(page, 'maude');
  const family = `Modifiée ${project.name} ${Date.now()}`;
  const { body: person } = await ask(page, 'POST', '/stakeholders', { kind: 'hcp', givenName: 'Odile', familyName: family, specialties: ['cardiology'] });
  await page.goto(`/stakeholders/${person.id}`);
  await page.getByRole('main').getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Prénom').fill('Odette');
  await page.getByRole('button', { name: 'Ajouter une coordonnée' }).click();
  await page.getByLabel('Adresse ou numéro').fill('odette@exemple.test');
  await page.getByRole('button', { name: 'Ajouter une affiliation' }).click();
  await page.getByRole('combobox', { name: 'Lieu de travail' }).fill('hopital ecluses');
  await page.getByRole('option', { name: /Hôpital des Écluses/ }).first().click();
  expect((await ask(page, 'PATCH', `/stakeholders/${person.id}`, { givenName: 'Odéline', languages: ['fr', 'en'] }, person.version)).status).toBe(200);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('radio', { name: /Odette/ })).toBeVisible();
  await page.getByRole('radio', { name: /Odéline/ }).click();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect(page.locator('h1')).toHaveText(`Odéline ${family}`);
  await expect(page.getByRole('main')).toContainText('odette@exemple.test');
  const { body: after } = await ask(page, 'GET', `/stakeholders/${person.id}`);
  expect(after).toMatchObject({ givenName: 'Odéline', languages: ['fr', 'en'], specialties: ['cardiology'], contactPoints: [{ kind: 'email', value: 'odette@exemple.test' }], affiliations: [{ organizationNameFr: 'Hôpital des Écluses' }] });
});

test('the list of people is narrowed by tier, and the address says so', async ({ page }) => {
  await signIn(page, 'maude', 'fr', '/stakeholders');
  await page.getByRole('combobox', { name: 'Palier' }).click();
  await page.getByRole('option', { name: 'Palier 1' }).click();
  await expect(page).toHaveURL(/tier=1/);
  const { body } = await ask(page, 'GET', '/stakeholders?tier=1&limit=200');
  expect(body.items.length).toBeGreaterThan(0);
  await expect(page.locator('.rows a')).toHaveCount(Math.min(body.items.length, 50));
  await page.locator('.rows a').first().click();
  await expect(page.getByRole('main')).toContainText('Palier 1');
});

test('changing the language keeps the place and what was typed', async ({ page }) => {
  await signIn(page, 'maude', 'fr', '/stakeholders');
  await page.getByLabel('Nom', { exact: true }).fill('tremblay');
  await expect(page).toHaveURL(/q=tremblay/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('h1')).toHaveText('People');
  await expect(page).toHaveURL(/q=tremblay/);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('tremblay');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

import { expect, test } from '@playwright/test';
import { ask, complaintsOf, signIn } from './app.js';

test('tom, of sales, sees no medical screen, and asking for one by hand gives nothing', async ({ page }) => {
  await signIn(page, 'tom');
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click({ timeout: 1_000 }).catch(() => undefined);
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' });
  await expect(navigation.getByRole('link', { name: 'Personnes' })).toBeVisible();
  for (const name of ['Rencontres', 'Effets indésirables', 'Consigner une rencontre', 'Journal d’audit', 'Messages en échec', 'Quarantaine', 'Passages à caviarder', 'Veille', 'Stratégies de recherche', 'Sources surveillées'])
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  for (const path of ['/interactions', '/interactions/new', '/interactions/01900000-0000-7000-8000-000060000804', '/adverse-events', '/adverse-events/01900000-0000-7000-8000-000067000173', '/audit-entries', '/dead-letters', '/quarantine', '/redactions', '/quarantine/01900000-0000-7000-8000-0000aaaa0001', '/signals', '/strategies', '/strategies/new', '/strategies/01900000-0000-7000-8000-000000900001', '/sources', '/sources/new']) {
    await page.goto(path);
    await expect(page.locator('h1')).toHaveText('Page introuvable');
  }
  for (const list of ['/interactions', '/insights', '/commitments', '/adverse-events', '/listening-priorities', '/signals', '/strategies', '/sources', '/runs', '/publications', '/publication-imports', '/notices', '/trials']) {
    const { status, body } = await ask(page, 'GET', list);
    expect([list, status, body.items]).toEqual([list, 200, []]);
  }
  expect((await ask(page, 'GET', '/interactions/01900000-0000-7000-8000-000060000804')).status).toBe(404);
});

for (const who of ['nadia', 'ines', 'admin'])
  test(`${who} sees nothing of the watch, by address neither`, async ({ page, isMobile }) => {
    test.skip(isMobile, 'the same at any width');
    await signIn(page, who);
    for (const name of ['Veille', 'Stratégies de recherche', 'Sources surveillées']) await expect(page.getByRole('link', { name })).toHaveCount(0);
    for (const path of ['/signals', '/strategies', '/sources', '/runs/01900000-0000-7000-8000-000000900001', '/publications/01900000-0000-7000-8000-000000900001', '/trials/01900000-0000-7000-8000-000000900001', '/notices/01900000-0000-7000-8000-000000900001']) {
      await page.goto(path);
      await expect(page.locator('h1')).toHaveText('Page introuvable');
    }
  });

test('tom’s page of a person shows who it is, and nothing that medical affairs know', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page, 'tom', 'fr', '/stakeholders/01900000-0000-7000-8000-000050000058');
  await expect(page.locator('h1')).toHaveText('Élise Abitbol');
  for (const text of ['Relation', 'Fil des événements', 'Palier', 'Dernier contact', 'Sujets médicaux clés', 'Coordonnées']) await expect(page.getByText(text, { exact: true })).toHaveCount(0);
  // The app's own code is the same for everybody; what is known of people is asked of the API.
  expect(asked.filter((path) => /^\/api\/.*(engagement|interactions|insights|commitments)/.test(path))).toEqual([]);
});

test('tom can report what he heard of a harm all the same', async ({ page }) => {
  await signIn(page, 'tom');
  await page.keyboard.press('e');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Ce qui a été dit, mot à mot').fill('Un patient s’est évanoui.');
  await drawer.getByRole('button', { name: 'Déclarer' }).click();
  await expect(drawer.getByText('Échéance réglementaire (15 jours)')).toBeVisible();
});

test('agnes, of compliance, reads the trail of a record; admin sees jobs and dead letters', async ({ browser }) => {
  const agnes = await browser.newPage();
  const complaints = complaintsOf(agnes);
  await signIn(agnes, 'agnes', 'fr', '/stakeholders/01900000-0000-7000-8000-000050000058');
  await agnes.getByRole('main').getByRole('link', { name: 'Journal d’audit' }).click();
  await expect(agnes.locator('h1')).toHaveText('Journal d’audit');
  await expect(agnes.getByLabel('Identifiant de la fiche')).toHaveValue('01900000-0000-7000-8000-000050000058');
  await agnes.goto('/audit-entries?service=directory');
  await expect(agnes.locator('.spine > li').first()).toBeVisible();
  const admin = await browser.newPage();
  await signIn(admin, 'admin', 'fr', '/dead-letters');
  await expect(admin.getByText('Aucun message en échec')).toBeVisible();
  await admin.goto('/jobs');
  await expect(admin.locator('h1')).toHaveText('Tâches de fond');
  expect(complaints).toEqual([]);
});

test('no token is in the reach of scripts, and signing out takes everything away', async ({ page }) => {
  await signIn(page, 'sylvie');
  const cookies = await page.context().cookies();
  for (const name of ['liaison_access', 'liaison_session']) expect(cookies.filter((cookie) => cookie.name === name).every((cookie) => cookie.httpOnly && cookie.sameSite === 'Strict')).toBe(true);
  const inReach = await page.evaluate(() => JSON.stringify({ cookie: document.cookie, local: { ...localStorage }, session: { ...sessionStorage } }));
  expect(inReach).not.toMatch(/eyJ/);
  await page.getByRole('button', { name: 'Compte de Sylvie Montfleury' }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('link', { name: 'Se connecter' })).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name).filter((name) => /liaison_(access|csrf|session)/.test(name))).toEqual([]);
});

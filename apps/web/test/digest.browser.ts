import { expect, test, type Page } from '@playwright/test';
import { ask, complaintsOf, signIn } from './app.js';
import { lookAround, LONG_MS } from './looking.js';

/** What a mail scanner does, and a browser that looks ahead: they follow every link. */
async function followed(page: Page, links: string[]): Promise<void> {
  for (const href of links) {
    const headers = { accept: 'text/html' };
    expect((await fetch(href, { headers })).status).toBe(200);
    expect((await page.request.get(href, { headers })).status()).toBe(200);
  }
}

test('karim asks for a digest, reads it in the app, and confirms what its link proposes; following the links decides nothing', async ({ page, browser, isMobile }, info) => {
  test.skip(isMobile, 'the screens of the watch are looked at on the phone elsewhere');
  test.setTimeout(LONG_MS);
  const complaints = complaintsOf(page);
  await signIn(page, 'karim', 'fr', '/digests');
  await expect(page.getByText('Aucun serveur de courriel n’est configuré')).toBeVisible();
  await page.getByRole('button', { name: 'Recevoir maintenant' }).click();
  await expect(page.locator('h1')).toHaveText(/^Veille : \d+ signa/);
  await lookAround(page, info, 'digest');

  const links = await page.locator('main a[href^="http"]').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  const keep = links.find((href) => href.endsWith('decision=kept'))!;
  const id = new URL(keep).searchParams.get('signal')!;
  const before = (await ask(page, 'GET', `/signals/${id}`)).body;
  await followed(page, links);
  await page.goto(keep);
  await expect(page.getByText('Rien n’est encore décidé.')).toBeVisible();
  expect((await ask(page, 'GET', `/signals/${id}`)).body).toEqual(before);
  await lookAround(page, info, 'watch-proposed');

  // Somebody who has to sign in first is brought to the same place; the one key is Enter.
  const signedOut = await browser.newPage();
  await signIn(signedOut, 'karim', 'fr', keep.slice(new URL(keep).origin.length));
  await expect(signedOut.getByRole('button', { name: 'Confirmer : garder' })).toBeFocused();
  await signedOut.keyboard.press('Enter');
  await expect(signedOut.getByText('Signal gardé.')).toBeVisible();
  await signedOut.close();
  await page.goto(keep);
  await expect(page.getByText('Ce signal a été trié depuis l’envoi du courriel.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('maude stops her digest by its link, which changes nothing before she saves, and chooses a weekly one', async ({ page, isMobile }, info) => {
  test.skip(isMobile, 'the settings are looked at on the phone elsewhere');
  test.setTimeout(LONG_MS);
  await signIn(page, 'maude', 'fr', '/settings?digest=off');
  await expect(page.getByText('Rien n’est changé avant que vous enregistriez.')).toBeVisible();
  expect((await ask(page, 'GET', '/digest-preferences/mine')).body.frequency).toBe('daily');
  await lookAround(page, info, 'settings-stop');
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Préférence enregistrée.')).toBeVisible();
  expect((await ask(page, 'GET', '/digest-preferences/mine')).body.frequency).toBe('off');
  await page.getByText('Chaque semaine', { exact: true }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/^Prochain résumé\s: /)).toBeVisible();
  await page.goto('/digests');
  await expect(page.getByRole('list', { name: 'Résumés de la veille' }).getByRole('listitem')).toHaveCount(1);
  await lookAround(page, info, 'digests');
});

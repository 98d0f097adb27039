import { expect, test } from '@playwright/test';
import { said, signIn } from './app.js';

test.skip(({ isMobile }) => isMobile, 'a phone has no keyboard');

/** Presses Tab until what has the focus answers to this name. */
async function tabTo(page: import('@playwright/test').Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(key);
    const label = await page.evaluate(() => {
      const it = document.activeElement as HTMLInputElement | null;
      return [it?.getAttribute('aria-label'), it?.labels?.[0]?.textContent, it?.textContent].filter(Boolean).join(' ');
    });
    if (name.test(label)) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

test('a meeting is logged without touching anything but the keyboard', async ({ page }) => {
  const words = said.fr;
  await signIn(page, 'maude');
  await page.keyboard.press('n');
  await expect(page.locator('h1')).toHaveText(words.log);
  await tabTo(page, /^Participants/);
  await page.keyboard.type('elise abitbol');
  await expect(page.getByRole('option', { name: /Élise Abitbol/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, /Ajouter pour Élise Abitbol\s: Discussion/);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(words.discussed)).toBeFocused();
  await page.keyboard.type('Au clavier seulement');
  await tabTo(page, /^Consigner la rencontre$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.logged)).toBeVisible();
  await expect(page.locator('.spine')).toContainText('Au clavier seulement');
});

for (const { remembered, title } of [
  { remembered: 'reglages', title: 'Réglages' },
  { remembered: 'abitbol', title: /Élise Abitbol/ },
])
  test(`Ctrl K goes to a screen or a person by what one remembers of the name: ${remembered}`, async ({ page }) => {
    await signIn(page, 'maude');
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder(said.fr.palette)).toBeFocused();
    await page.keyboard.type(remembered);
    await expect(page.getByRole('option', { name: title })).toHaveAttribute('data-selected');
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText(title);
  });

test('single keys do nothing once they are switched off', async ({ page }) => {
  await signIn(page, 'maude', 'fr', '/settings');
  await page.getByLabel('Raccourcis à une touche').uncheck();
  await page.locator('h1').click();
  await page.keyboard.press('n');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('h1')).toHaveText('Réglages');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(said.fr.palette)).toBeVisible();
  // Those of the watch neither: nothing is decided of what one reads.
  await page.goto('/signals');
  await expect(page.getByRole('region', { name: 'Signal affiché' })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
});

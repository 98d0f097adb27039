import { expect, test } from '@playwright/test';
import { ask, complaintsOf, signIn } from './app.js';
import { lookAround, LONG_MS } from './looking.js';

const someNumber = () => String(10_000_000 + Math.floor(Math.random() * 89_000_000));
const file = (name: string, text: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

test('a file of references is let fall, and shows what came of it, what was refused and where it leads', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'the screens’ list looks at the phone');
  test.setTimeout(LONG_MS);
  const complaints = complaintsOf(page);
  const doi = `10.5555/${someNumber()}`;
  const references = file('références.ris', `TY  - JOUR\nTI  - Suivi fictif ${doi}\nDO  - ${doi}\nER  - \n\nTY  - JOUR\nPY  - 2026\nER  - \n`);
  await signIn(page, 'maude', 'fr', '/publication-imports');
  await page.getByLabel('Choisir un fichier').last().setInputFiles(references);
  await expect(page.locator('h1')).toHaveText('références.ris');
  await expect(page.getByText('Terminée', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('La notice n’a ni titre ni identifiant.')).toBeVisible();
  await lookAround(page, info, 'import');
  await page.getByRole('link', { name: new RegExp(`Suivi fictif ${doi}`) }).click();
  await expect(page.locator('h1')).toHaveText(`Suivi fictif ${doi}`);
  await expect(page.getByRole('cell', { name: 'Fichier importé (RIS)' }).first()).toBeVisible();

  await page.goto('/publication-imports');
  await page.getByLabel('Choisir un fichier').last().setInputFiles(references);
  await expect(page.getByText('Ce même fichier a déjà été importé', { exact: false })).toBeVisible();
  await page.goto('/publication-imports');
  await page.getByLabel('Choisir un fichier').last().setInputFiles(file('page.html', `<!DOCTYPE html><html><body>${doi}</body></html>`));
  await expect(page.getByText('mais une page web', { exact: false })).toBeVisible({ timeout: 30_000 });
  await page.goto('/publication-imports');
  await page.getByLabel('Choisir un fichier').last().setInputFiles(file('vide.nbib', ' \n'));
  await expect(page.getByRole('alert')).toContainText('Le fichier est vide.');
  // What holds nothing at all leaves nothing behind either.
  await page.goto('/publication-imports');
  await page.getByLabel('Choisir un fichier').last().setInputFiles(file('rien.ris', ''));
  await expect(page.getByText('Ce fichier est vide.')).toBeVisible();
  expect((await ask(page, 'GET', '/publication-imports')).body.items.map(({ fileName }: { fileName: string }) => fileName)).not.toContain('rien.ris');
  expect(complaints).toEqual([]);
});

test('a list of feeds is looked at line by line before it becomes sources', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'the same at any width');
  const complaints = complaintsOf(page);
  const feeds = [1, 2].map((at) => `https://exemple.test/fil-${someNumber()}-${at}`);
  const list = file('fils.opml', `<opml version="2.0"><body><outline text="Santé">${feeds.map((url, at) => `<outline text="Fil fictif ${at + 1}" xmlUrl="${url}"/>`).join('')}</outline><outline text="Ailleurs" xmlUrl="javascript:alert(1)"/></body></opml>`);
  await signIn(page, 'karim', 'fr', '/sources/list');
  await page.getByLabel('Choisir un fichier').last().setInputFiles(file('rien.opml', ''));
  await expect(page.getByText('Ce fichier est vide.')).toBeVisible();
  await page.getByLabel('Choisir un fichier').last().setInputFiles(list);
  await expect(page.getByText('Nouveaux : 2, créés : 0, déjà là : 0, refusés : 1.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Fil fictif 2' }).uncheck();
  await lookAround(page, info, 'source-list');
  await page.getByRole('button', { name: 'Créer 1 source désactivée' }).click();
  await expect(page.getByText('Nouveaux : 1, créés : 1, déjà là : 0, refusés : 1.')).toBeVisible();
  await page.getByRole('link', { name: 'Fil fictif 1' }).click();
  await expect(page.locator('h1')).toHaveText('Fil fictif 1');
  await expect(page.getByText('Désactivée', { exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

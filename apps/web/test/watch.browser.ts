import { expect, test, type Page } from '@playwright/test';
import { ask, complaintsOf, said, signIn, type Language } from './app.js';
import { assertSaid } from './looking.js';
import { openWatched, type Watched } from './watched.js';

/** What the tests look for on the screens of the watch, as a person reads them. */
const words = {
  fr: {
    kind: 'Type de source',
    names: ['Nom en français', 'Nom en anglais'],
    address: 'Adresse',
    lookNow: 'Consulter maintenant',
    completed: 'Réussie',
    name: 'Nom de la stratégie',
    query: 'Ce qui est recherché',
    unread: 'Il manque la parenthèse qui va avec celle-ci.',
    goThere: 'Aller au caractère 1',
    caught: /^1 résultat sur \d+ fiches reçues/,
    created: 'Stratégie enregistrée.',
    whyYou: 'trouvé par la stratégie «',
    kept: 'Signal gardé.',
    keep: 'Garder',
    dismiss: 'Écarter',
    offTopic: 'Hors sujet',
    dismissed: 'Signal écarté.',
    takenBack: 'Le signal est de nouveau à trier.',
    list: 'Signaux',
    reading: 'Signal affiché',
    back: 'Retour à la liste',
    none: 'Aucun signal ne correspond à ces filtres',
  },
  en: {
    kind: 'Kind of source',
    names: ['Name in French', 'Name in English'],
    address: 'Address',
    lookNow: 'Look now',
    completed: 'Completed',
    name: 'Name of the strategy',
    query: 'What is searched for',
    unread: 'The other parenthesis of this pair is missing.',
    goThere: 'Go to character 1',
    caught: /^1 result in \d+ records received/,
    created: 'Strategy saved.',
    whyYou: 'found by the strategy “',
    kept: 'Signal kept.',
    keep: 'Keep',
    dismiss: 'Dismiss',
    offTopic: 'Off topic',
    dismissed: 'Signal dismissed.',
    takenBack: 'The signal is to be triaged again.',
    list: 'Signals',
    reading: 'Signal shown',
    back: 'Back to the list',
    none: 'No signal matches these filters',
  },
} satisfies Record<Language, Record<string, unknown>>;

let watched: Watched;
test.beforeAll(async () => {
  watched = await openWatched(test.info());
});
test.afterAll(() => watched?.close());

/** A word that nobody else writes. */
const someWord = (): string => `zor${Array.from({ length: 8 }, () => 'bcdfghklmnprstvz'[Math.floor(Math.random() * 16)]).join('')}`;

async function completed(page: Page, sourceId: string, count: number): Promise<void> {
  await expect
    .poll(async () => (await ask(page, 'GET', `/runs?sourceId=${sourceId}&status=completed`)).body.items.length, { timeout: 30_000 })
    .toBe(count);
}

for (const language of ['fr', 'en'] as const satisfies Language[]) {
  const w = words[language];

  test(`a paper and a notice come in, are found by a strategy written with a live preview, and are triaged: ${language}`, async ({ page, isMobile }) => {
    test.setTimeout(120_000);
    const complaints = complaintsOf(page);
    const word = someWord();
    await signIn(page, 'sylvie', language, '/sources/new');

    // A source is set up and looked at: its first paper is there before anybody searches for it.
    await page.getByRole('combobox', { name: w.kind }).click();
    await page.getByRole('option', { name: 'Europe PMC' }).click();
    for (const name of w.names) await page.getByLabel(name).fill(`Europe PMC ${word}`);
    await page.getByLabel(w.address).fill(watched.papers(word));
    await page.getByRole('button', { name: said[language].keep }).click();
    await expect(page.locator('h1')).toHaveText(`Europe PMC ${word}`);
    const sourceId = page.url().split('/').at(-1)!;
    await page.getByRole('button', { name: w.lookNow }).click();
    await expect(page.getByText(w.completed, { exact: true })).toBeVisible({ timeout: 30_000 });

    // The strategy: what cannot be read is pointed at; what can shows what it would have caught.
    await page.goto('/strategies/new');
    await page.getByLabel(w.name).fill(`Veille ${word}`);
    await page.getByLabel(w.query).fill(`(${word} AND adulte`);
    await expect(page.getByText(w.unread)).toBeVisible();
    await page.getByRole('button', { name: w.goThere }).click();
    expect(await page.getByLabel(w.query).evaluate((it: HTMLTextAreaElement) => [it.selectionStart, it.selectionEnd])).toEqual([0, 1]);
    await page.getByLabel(w.query).fill(word);
    await expect(page.getByText(w.caught)).toBeVisible();
    await expect(page.locator('mark', { hasText: word }).first()).toBeVisible();
    await page.getByRole('button', { name: said[language].keep }).click();
    await expect(page.getByText(w.created)).toBeVisible();
    await expect(page.locator('h1')).toHaveText(`Veille ${word}`);
    const strategyId = page.url().split('/').at(-1)!;

    // The next look brings a second paper, a feed a notice: one signal each, and none for what was known.
    const { body: feed } = await ask(page, 'POST', '/sources', { kind: 'feed', name: { fr: `Fil ${word}`, en: `Feed ${word}` }, settings: { url: watched.feed(word) }, schedule: '0 6 * * *', enabled: true });
    for (const id of [sourceId, feed.id]) expect((await ask(page, 'POST', '/runs', { sourceId: id })).status).toBe(201);
    await completed(page, sourceId, 2);
    await completed(page, feed.id, 1);
    await page.goto('/');
    await expect(page.getByRole('link', { name: new RegExp(`Suivi 2 de ${word}.*${w.whyYou}\\s?Veille ${word}`) })).toBeVisible();

    await page.goto(`/signals?strategyId=${strategyId}`);
    const list = page.getByRole('list', { name: w.list });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await (isMobile ? byFinger : byKeys)(page, language, word);

    await expect(page.getByText(w.none)).toBeVisible();
    const { body } = await ask(page, 'GET', `/signals?strategyId=${strategyId}`);
    expect(body.items.map((one: any) => [one.subject.kind, one.state, one.dismissal]).sort()).toEqual([['notice', 'dismissed', 'off-topic'], ['publication', 'kept', null]]);
    expect(complaints).toEqual([]);
  });
}

/** Keeps the paper, takes it back, keeps it again, dismisses the notice: without touching anything but the keyboard. */
async function byKeys(page: Page, language: Language, word: string): Promise<void> {
  const w = words[language];
  const list = page.getByRole('list', { name: w.list });
  const pane = page.getByRole('region', { name: w.reading });
  const isAtPaper = async () => (await pane.getByRole('heading').first().textContent())!.startsWith('Suivi');
  await expect(pane.getByRole('heading').first()).toContainText(word);
  if (!(await isAtPaper())) await page.keyboard.press('j');
  await expect(pane.getByRole('heading').first()).toHaveText(`Suivi 2 de ${word} chez l’adulte`);
  await expect(pane.getByText('Chez 412 adultes')).toBeVisible();
  await expect(pane.locator('mark')).toHaveText([word, word, word]);
  await page.keyboard.press('e');
  await expect(page.getByText(w.kept)).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(page.getByText(w.takenBack)).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  // The line of what is read stands out among the others.
  await expect(list.locator('a', { hasText: `Suivi 2 de ${word}` })).toHaveCSS('box-shadow', /inset/);
  await expect(pane.getByRole('heading').first()).toHaveText(`Suivi 2 de ${word} chez l’adulte`);
  await page.keyboard.press('e');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(pane.getByRole('heading').first()).toHaveText(`Avis 1 au sujet de ${word}`);
  await page.keyboard.press('x');
  await expect(page.getByRole('menuitem', { name: w.offTopic })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(w.dismissed)).toBeVisible();
}

/** The same on a phone: a signal takes the place of the list, and what has been decided can be taken back where it is said. */
async function byFinger(page: Page, language: Language, word: string): Promise<void> {
  const w = words[language];
  const pane = page.getByRole('region', { name: w.reading });
  await page.getByRole('link', { name: new RegExp(`Suivi 2 de ${word}`) }).click();
  await expect(pane.getByRole('heading').first()).toHaveText(`Suivi 2 de ${word} chez l’adulte`);
  await pane.getByRole('button', { name: w.keep }).click();
  await expect(page.getByText(w.kept)).toBeVisible();
  await expect(pane.getByRole('heading').first()).toHaveText(`Avis 1 au sujet de ${word}`);
  await page.getByRole('button', { name: said[language].undo }).click();
  await expect(pane.getByRole('heading').first()).toHaveText(`Suivi 2 de ${word} chez l’adulte`);
  await pane.getByRole('button', { name: w.keep }).click();
  await expect(pane.getByRole('heading').first()).toHaveText(`Avis 1 au sujet de ${word}`);
  await pane.getByRole('button', { name: w.dismiss }).click();
  await page.getByRole('menuitem', { name: w.offTopic }).click();
  await expect(page.getByText(w.dismissed)).toBeVisible();
}

test('whoever may not manage sources sees how they do, and no way to change them', async ({ page }) => {
  await signIn(page, 'maude', 'fr', '/sources');
  await expect(page.locator('.rows a').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nouvelle source' })).toHaveCount(0);
  await page.locator('.rows a').first().click();
  await expect(page.getByRole('heading', { name: 'Consultations' })).toBeVisible();
  await assertSaid(page, 'a source that was never asked');
  for (const name of ['Modifier', 'Activer', 'Désactiver', 'Retirer', 'Consulter maintenant']) await expect(page.getByRole('main').getByText(name, { exact: true })).toHaveCount(0);
  await page.goto('/sources/new');
  await expect(page.locator('h1')).toHaveText('Page introuvable');
});

test('agnes, of compliance, reads signals and decides of none', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same at any width');
  await signIn(page, 'agnes', 'fr', '/signals');
  await expect(page.getByRole('region', { name: 'Signal affiché' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Garder' })).toHaveCount(0);
  await page.keyboard.press('e');
  await page.keyboard.press('x');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await expect(page.getByText('Signal gardé.')).toHaveCount(0);
});

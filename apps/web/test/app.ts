import { expect, type Page } from '@playwright/test';

export type Language = 'fr' | 'en';

/** What the tests look for, in both languages: written here once more, as a person reads them. */
export const said = {
  fr: {
    signIn: 'Se connecter',
    today: 'Aujourd’hui',
    people: 'Personnes',
    log: 'Consigner une rencontre',
    save: 'Consigner la rencontre',
    logged: 'Rencontre consignée.',
    undo: 'Annuler l’action',
    attendees: 'Participants',
    discussion: 'Discussion',
    discussed: 'Ce dont il a été question',
    insight: 'Observation',
    insightText: 'Observation médicale',
    adverseEvent: 'Effet indésirable',
    verbatim: 'Ce qui a été dit, mot à mot',
    report: 'Déclarer',
    reported: 'L’effet indésirable est déclaré',
    internal: 'Échéance interne (24 heures)',
    regulatory: 'Échéance réglementaire (15 jours)',
    notFound: 'Page introuvable',
    search: 'Rechercher',
    palette: 'Un écran, une action ou le nom d’une personne',
    edit: 'Modifier',
    keep: 'Enregistrer',
    menu: 'Ouvrir le menu',
    close: 'Fermer',
    reporterMissing: 'Déclarant : à préciser',
    topic: 'Sujet médical clé',
    stance: 'Position',
    favourable: 'Favorable',
  },
  en: {
    signIn: 'Sign in',
    today: 'Today',
    people: 'People',
    log: 'Log a meeting',
    save: 'Log the meeting',
    logged: 'Meeting logged.',
    undo: 'Undo',
    attendees: 'Attendees',
    discussion: 'Discussion',
    discussed: 'What was discussed',
    insight: 'Insight',
    insightText: 'Medical insight',
    adverseEvent: 'Adverse event',
    verbatim: 'What was said, word for word',
    report: 'Report',
    reported: 'The adverse event is reported',
    internal: 'Internal deadline (24 hours)',
    regulatory: 'Regulatory deadline (15 days)',
    notFound: 'Page not found',
    search: 'Search',
    palette: 'A screen, an action or somebody’s name',
    edit: 'Edit',
    keep: 'Save',
    menu: 'Open the menu',
    close: 'Close',
    reporterMissing: 'Reporter: to be found out',
    topic: 'Key medical topic',
    stance: 'Stance',
    favourable: 'Favourable',
  },
} satisfies Record<Language, Record<string, string>>;

/** Collects what a page complains of; a policy that blocks something is among it. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Refusals of the API are part of the story; the test says which of them it wants.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  return complaints;
}

/** Opens the app as somebody of the demonstration does: the door, the issuer's page, the person. */
export async function signIn(page: Page, who: string, language: Language = 'fr', path = '/'): Promise<void> {
  await page.goto(path);
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: said[language].signIn }).click();
  await page.locator(`button[name=as][value=${who}]`).click();
  await page.waitForURL(`**${path}`);
  await expect(page.locator('h1')).toBeVisible();
}

/** The same for somebody who is not of the demonstration: the password is the name. */
export async function signInByName(page: Page, name: string, language: Language): Promise<void> {
  await page.goto('/');
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: said[language].signIn }).click();
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(name);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL('**/');
  await expect(page.locator('h1')).toBeVisible();
}

/** The app and the territory are on the device. */
export async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [one] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('liaison-device-'));
        if (!one) return false;
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(one.name!);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(new Error('cannot be opened'));
        });
        const session = await new Promise<{ readAt?: number } | undefined>((resolve) => {
          const asking = database.transaction('session').objectStore('session').get('session');
          asking.onsuccess = () => resolve(asking.result as { readAt?: number });
          asking.onerror = () => resolve(undefined);
        });
        database.close();
        return session?.readAt !== undefined;
      }),
      { timeout: 45_000 },
    )
    .toBe(true);
}

/** The API as the page may ask it: with its cookies and its CSRF token. */
export function ask(page: Page, method: string, path: string, body?: object, ifMatch?: number): Promise<{ status: number; body: any }> {
  return page.evaluate(
    async ([method, path, body, ifMatch]) => {
      const csrf = document.cookie.split('; ').find((pair) => pair.startsWith('liaison_csrf='))!.slice('liaison_csrf='.length);
      const headers: Record<string, string> = { 'x-liaison-csrf': csrf, 'content-type': 'application/json' };
      if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
      const reply = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
      return { status: reply.status, body: reply.status === 204 ? null : await reply.json() };
    },
    [method, path, body, ifMatch] as const,
  );
}

/** Counts what a finger does from now on, as long as the page is not loaded anew. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { taps: 0 });
    addEventListener('pointerdown', () => ((window as any).taps += 1), { capture: true });
  });
  return () => page.evaluate(() => (window as any).taps as number);
}

/** The first card of the meeting: what somebody said. */
export const cardOf = (page: Page, name: string) => page.getByRole('region', { name });

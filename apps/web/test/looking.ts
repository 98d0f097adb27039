import { appendFileSync, mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { devices, expect, type Page } from '@playwright/test';
import type { Language } from './app.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCHEMES = ['light', 'dark'] as const;
export const LANGUAGES = ['fr', 'en'] as const satisfies Language[];
export const LONG_MS = 240_000;
/** Continuous integration shows its pictures to nobody. */
const PICTURES = process.env.CI === undefined;

async function assertAccessible(page: Page, name: string, rules: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  // The screens hold no frames, without which the quicker of axe's two ways finds the same.
  // What passes is not asked for: telling of it takes as long as looking. And a page that has been given axe has it.
  const given = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(given && { axeSource: 'void 0' }) }).setLegacyMode().options({ resultTypes: ['violations', 'incomplete'] });
  const { violations, incomplete } = await rules(axe).analyze();
  // What axe cannot judge by itself is written down for a person to look at.
  mkdirSync('screenshots', { recursive: true });
  appendFileSync('screenshots/axe-incomplete.txt', incomplete.flatMap(({ id, nodes }) => nodes.map((node) => `${id}\t${name}\t${node.target.join(' ')}\t${node.any[0]?.message ?? ''}\n`)).join(''));
  const found = violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  expect.soft(found).toEqual([]);
  expect.soft([name, await dangling(page)]).toEqual([name, []]);
}

/**
 * What axe looks at: everything, in French and in the light. Of that, only colours depend on the scheme, and
 * they do not depend on the language, so that in the dark they are looked at once, and in English not at all.
 */
const RULES: Record<Language, Record<(typeof SCHEMES)[number], ((axe: AxeBuilder) => AxeBuilder) | null>> = {
  fr: { light: (axe) => axe.withTags(TAGS), dark: (axe) => axe.withRules('color-contrast') },
  en: { light: (axe) => axe.withTags(TAGS).disableRules('color-contrast'), dark: null },
};

/** What is open and says that it controls something which is not there: of lists and menus, axe leaves that to a person. */
const dangling = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('[aria-controls][aria-expanded=true]')].filter((one) => !document.getElementById(one.getAttribute('aria-controls')!)).map((one) => one.outerHTML.slice(0, 200)));

/** Nothing sticks out to the side: who reads on a phone never scrolls sideways (WCAG 1.4.10). */
export async function assertFits(page: Page, name: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft([name, beyond]).toEqual([name, 0]);
}

/** Whatever is named is said: a name with nothing beside it looks like something that was lost. */
export async function assertSaid(page: Page, name: string): Promise<void> {
  expect.soft([name, await page.locator('dt:has(+ dd:empty)').allTextContents()]).toEqual([name, []]);
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0);
}

/** A colour that is on its way to the next is none to judge. */
const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)));
  });

/** On what one looks: a run of its own, or the width of the other one. */
interface On {
  project: { name: string };
}

/** Looks at a screen in both schemes: the rules for axe, and a picture for whoever develops. */
export async function look(page: Page, { project }: On, language: Language, name: string): Promise<void> {
  await settled(page);
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await still(page);
    // What stays at the top stands at the top of the picture.
    await page.evaluate(() => scrollTo(0, 0));
    if (PICTURES) await page.screenshot({ path: `screenshots/${project.name}-${language}-${scheme}/${name}.png`, fullPage: true });
    await assertFits(page, `${name} ${language}`);
    await assertSaid(page, `${name} ${language}`);
    const rules = RULES[language][scheme];
    if (rules) await assertAccessible(page, `${name} ${language} ${scheme}`, rules);
  }
}

/** Looks at the screen that one is on in both languages, and leaves it in French. */
export async function lookInBoth(page: Page, on: On, name: string): Promise<void> {
  for (const language of LANGUAGES) {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await look(page, on, language, name);
  }
  await page.getByRole('button', { name: 'Français' }).click();
}

/** Looks at what only one journey comes to, in the width of a phone too. */
export async function lookAround(page: Page, info: On, name: string): Promise<void> {
  const wide = page.viewportSize()!;
  await lookInBoth(page, info, name);
  await page.setViewportSize(devices['Pixel 7'].viewport);
  await lookInBoth(page, { project: { name: 'phone' } }, name);
  await page.setViewportSize(wide);
}

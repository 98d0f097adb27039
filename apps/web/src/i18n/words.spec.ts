import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { later as enLater } from './en/later.js';
import { en } from './en/words.js';
import { later as frLater } from './fr/later.js';
import { fr } from './fr/words.js';

/** Words that are the same in both languages. Each was looked at; what stands here by mistake shows as French on an English screen. */
const SAME = ['Discussion', 'Patient', 'Service', 'Signal', '{{count}} minute', '{{count}} minutes'];

function flat(words: object, path = ''): Map<string, string> {
  return new Map(Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value as object, `${path}${key}.`)])));
}

const [french, english] = [flat({ ...fr, ...frLater }), flat({ ...en, ...enLater })];
const sources = readdirSync('apps/web/src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n'));
const text = sources.map((name) => readFileSync(join('apps/web/src', name), 'utf8')).join('\n');

describe('the words of the app', () => {
  it('are there in both languages, under the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('differ between the languages', () => {
    const identical = [...french].filter(([key, value]) => english.get(key) === value && !SAME.includes(value));
    expect(identical).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const holes = (value: string) => [...value.matchAll(/\{\{\w+\}\}/g)].map(([hole]) => hole).sort();
    for (const [key, value] of french) expect([key, holes(english.get(key)!)]).toEqual([key, holes(value)]);
  });

  it('answer to every key that a screen asks for', () => {
    const known = new Set([...french.keys()].map((key) => key.replace(/_(one|other)$/, '')));
    const asked = [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key!);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
    // Keys that are put together: what stands before the first hole must begin at least one key.
    const prefixes = [...text.matchAll(/\bt\(\s*`([\w.-]+)\$\{/g)].map(([, prefix]) => prefix!);
    expect(prefixes.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it('are all used', () => {
    const prefixes = [...text.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix!);
    const unused = [...french.keys()]
      .map((key) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !text.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});

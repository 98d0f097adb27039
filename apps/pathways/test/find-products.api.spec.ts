import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '@liaison/testing';
import { pathways } from '../src/pathways.app.js';

let world: World;

const catalogue = [
  {
    kind: 'drug',
    name: { fr: 'Éclipsia', en: 'Eclipsia' },
    genericName: { fr: 'œstravone', en: 'estravone' },
    therapeuticArea: 'oncology',
    identifiers: [{ system: 'DIN', value: '00012345' }],
  },
  {
    kind: 'biologic',
    name: { fr: 'Saint-Aubépin', en: 'Hawthorn Z' },
    genericName: { fr: 'nguyễlimab', en: 'nguyelimab' },
    identifiers: [{ system: 'DIN', value: '00054321' }],
  },
  {
    kind: 'natural_health_product',
    name: { fr: 'Zeste 100 %', en: 'Zest 100%' },
    therapeuticArea: 'cardiology',
    identifiers: [{ system: 'NPN', value: '00012345' }],
  },
  { kind: 'procedure', name: { fr: 'Dérivation', en: 'Bypass' } },
];

beforeAll(async () => {
  world = await openWorld(pathways);
  for (const [minute, product] of catalogue.entries()) {
    world.clock.set(`2026-03-02T15:0${minute}:00.000Z`);
    await world.as('karim').post('/products', product);
  }
});
afterAll(() => world?.close());

async function names(parameters: Record<string, string>, language = 'fr'): Promise<string[]> {
  const { body } = await world.as('tom').get(`/products?${new URLSearchParams(parameters)}`, { 'accept-language': language });
  return body.items.map((item: { name: { fr: string } }) => item.name.fr);
}

describe('finding products', () => {
  it('is blind to accents, case, ligatures, hyphens and the order of words, in every name', async () => {
    for (const q of ['eclipsia', 'ÉCLIPS', 'e\u0301clipsia', 'oestravone', 'Œstra', 'estravone ECLIPSIA']) expect(await names({ q })).toEqual(['Éclipsia']);
    for (const q of ['saint aubepin', 'aubépin-saint', 'hawthorn', 'Nguyễ', 'nguye z']) expect(await names({ q })).toEqual(['Saint-Aubépin']);
    expect(await names({ q: 'eclipsia hawthorn' })).toEqual([]);
  });

  it('looks into identifiers too, and takes signs for what they are', async () => {
    expect(await names({ q: '54321' })).toEqual(['Saint-Aubépin']);
    expect(await names({ q: '100 %' })).toEqual(['Zeste 100 %']);
    for (const q of ['%', '_', '\\', "'; --"]) expect(await names({ q })).toEqual([]);
  });

  it('filters by kind, therapeutic area and exact identifier', async () => {
    expect(await names({ kind: 'drug,procedure' })).toEqual(['Dérivation', 'Éclipsia']);
    expect(await names({ therapeuticArea: 'cardiology' })).toEqual(['Zeste 100 %']);
    expect(await names({ identifier: '00012345' })).toEqual(['Éclipsia', 'Zeste 100 %']);
    expect(await names({ identifier: 'NPN:00012345' })).toEqual(['Zeste 100 %']);
    expect(await names({ identifier: '12345' })).toEqual([]);
  });

  it('finds a product by the area of one of its indications', async () => {
    const { body } = await world.as('karim').get('/products?q=eclipsia');
    const indication = { productId: body.items[0].id, label: { fr: 'Usage', en: 'Use' }, authorization: 'noc', validFrom: '2026-01-01', therapeuticArea: 'neurology' };
    expect((await world.as('karim').post('/indications', indication)).status).toBe(201);
    expect(await names({ therapeuticArea: 'neurology' })).toEqual(['Éclipsia']);
  });

  it('sorts by name as the reader’s language has it, or by the last change', async () => {
    expect(await names({})).toEqual(['Dérivation', 'Éclipsia', 'Saint-Aubépin', 'Zeste 100 %']);
    expect(await names({ sort: 'name' }, 'en')).toEqual(['Dérivation', 'Éclipsia', 'Saint-Aubépin', 'Zeste 100 %'].sort(byEnglishName));
    expect((await names({ sort: '-updatedAt' })).at(-1)).toBe('Saint-Aubépin');
  });

  it('pages without losing or repeating any', async () => {
    for (const sort of ['name', '-updatedAt']) {
      const seen: string[] = [];
      for (let path: string | undefined = `/products?limit=1&sort=${sort}`; path; ) {
        const reply = await world.as('tom').get(path);
        seen.push(...reply.body.items.map((item: { name: { fr: string } }) => item.name.fr));
        path = /<\/api\/v1(.*)>/.exec(reply.headers.link ?? '')?.[1];
      }
      expect(seen).toEqual(await names({ sort }));
    }
  });

  it('refuses parameters that it does not know', async () => {
    for (const query of ['kind=potion', 'sort=price', 'identifier=abc', 'q=', 'limit=0', 'cursor=x', 'colour=blue'])
      expect((await world.as('tom').get(`/products?${query}`)).status).toBe(400);
  });
});

const englishNames = new Map(catalogue.map(({ name }) => [name.fr, name.en]));
const byEnglishName = (a: string, b: string) => (englishNames.get(a)! < englishNames.get(b)! ? -1 : 1);

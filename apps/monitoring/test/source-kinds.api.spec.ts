import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '@liaison/testing';
import { presets } from '../src/adapters/presets.js';
import { monitoring } from '../src/monitoring.app.js';
import { sourceKinds } from '../src/sources/source-kinds.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

interface Kind {
  kind: string;
  settings: { name: string; kind: string; required: boolean; choices: { value: string }[] }[];
  presets: { key: string }[];
}
const kinds = async (): Promise<Kind[]> => (await world.as('maude').get('/source-kinds')).body.items;

const VALUES: Record<string, string> = { url: 'https://exemple.test/fil', text: 'main', email: 'equipe@exemple.test', number: '2' };

describe('the kinds of sources', () => {
  it('are told, with what each wants to know and the presets that the suite comes with', async () => {
    const told = await kinds();
    expect(told.map(({ kind }) => kind)).toEqual([...sourceKinds]);
    expect(told.flatMap((one) => one.presets.map(({ key }) => key)).sort()).toEqual(presets.map(({ key }) => key).sort());
    expect(told.find(({ kind }) => kind === 'noc')).toMatchObject({
      name: { fr: 'Avis de conformité de Santé Canada' },
      apiKey: 'none',
      settings: expect.arrayContaining([{ name: 'language', kind: 'choice', label: { fr: 'Langue des fiches', en: 'Language of the records' }, hint: null, required: false, otherwise: 'fr', choices: [{ value: 'fr', label: { fr: 'Français', en: 'French' } }, { value: 'en', label: { fr: 'Anglais', en: 'English' } }], max: null, long: false }]),
    });
  });

  it('want no more and no less than they tell: what is required makes a source, what is told is accepted, and nothing else', async () => {
    for (const { kind, settings } of await kinds()) {
      const create = (said: object) => world.as('karim').post('/sources', { kind, name: { fr: 'Essai', en: 'Trial' }, settings: said, schedule: '0 6 * * *', enabled: false });
      const valueOf = (setting: Kind['settings'][number]): string => setting.choices[0]?.value ?? VALUES[setting.kind]!;
      const all = Object.fromEntries(settings.map((setting) => [setting.name, valueOf(setting)]));
      const required = settings.filter((setting) => setting.required).map(({ name }) => name);
      expect([kind, (await create(all)).status]).toEqual([kind, 201]);
      expect([kind, (await create(Object.fromEntries(required.map((name) => [name, all[name]])))).status]).toEqual([kind, 201]);
      for (const name of required) expect((await create({ ...all, [name]: '' })).body.errors).toMatchObject([{ field: `settings.${name}`, code: 'required' }]);
      expect((await create({ ...all, inventé: 'x' })).body.errors).toMatchObject([{ field: 'settings.inventé', code: 'unknown' }]);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cutter } from './cutter.js';

/** What a document gives when it arrives in parts of some length. */
function linesOf(document: string, partBytes = 7): unknown[] {
  const cutter = new Cutter();
  const bytes = Buffer.from(document);
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += partBytes) out.push(...cutter.cut(Buffer.from(bytes.subarray(at, at + partBytes))).map((part) => Buffer.from(part)));
  cutter.end();
  return Buffer.concat(out).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown);
}

const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', entry });

describe('cutting a document', () => {
  it('gives the elements of a list, each on a line', () => {
    expect(linesOf('[{"a":[1,{}]}, {"b":"]"},\n null , 3,"x"]')).toEqual([{ a: [1, {}] }, { b: ']' }, null, 3, 'x']);
    expect(linesOf('[]')).toEqual([]);
  });

  it('gives each entry of a bundle as a bundle of its own, and what is left of the bundle', () => {
    const document = { resourceType: 'Bundle', id: 'b', entry: [{ fullUrl: 'urn:x', resource: { id: '1', entry: ['no'] } }, {}], total: 2 };
    expect(linesOf(JSON.stringify(document, null, 2))).toEqual([bundle(document.entry[0]), bundle({}), { ...document, entry: [] }]);
  });

  it('gives a single resource as it is, with quotes, brackets and the word entry in its texts', () => {
    const resource = { resourceType: 'Practitioner', text: 'a "quoted\\" } ] entry', name: { entry: [1] }, entryPoint: [2] };
    expect(linesOf(JSON.stringify(resource, null, 1))).toEqual([resource]);
  });

  it('takes several values one after the other, and a byte order mark', () => {
    expect(linesOf('\ufeff{"a":1}\n{"b":2}\n[3]', 1)).toEqual([{ a: 1 }, { b: 2 }, 3]);
  });

  it.each(['', '  ', '{"a":1', '[1,2', '{"a":"b', ']', '{"entry":[}', 'null', '{}}'])('refuses %j', (document) => {
    expect(() => linesOf(document)).toThrow('malformed-json');
  });

  it('refuses one enormous object without holding it', () => {
    const cutter = new Cutter();
    expect(() => {
      cutter.cut(Buffer.from('{"text":"'));
      for (let i = 0; i < 12; i++) cutter.cut(Buffer.alloc(524_288, 'x'));
    }).toThrow('too-large');
  });

  it('loses nothing of any list or bundle, wherever the parts end', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 }), (values, partBytes, indent) => {
        expect(linesOf(JSON.stringify(values, null, indent), partBytes)).toEqual(JSON.parse(JSON.stringify(values)));
        const cut = linesOf(JSON.stringify(bundle(...values), null, indent), partBytes);
        expect(cut).toEqual([...(JSON.parse(JSON.stringify(values)) as unknown[]).map((value) => bundle(value)), bundle()]);
      }),
    );
  });
});

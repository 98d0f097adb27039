import type { Document } from '../document.js';
import type { Json } from '../json-values.js';
import { refusedWhole, type Refused } from '../../records/entry.js';
import { DEPTH_MAX, guardedParser, refusedXml, XmlTrouble } from './guarded-parser.js';
import { xmlText } from './xml-text.js';

/**
 * An XML answer as the JSON that the same source would have sent: an element is an object of its children, a list
 * where there are several of one name, or its text; attributes stand among its children as `@name`, and text beside them as
 * `#text`. For answers of a few megabytes.
 */
export function valueOfXml(document: Document, root: string): { value: unknown } | Refused {
  const parser = guardedParser();
  const open: { name: string; children: Json; text: string }[] = [{ name: '', children: Object.create(null) as Json, text: '' }];
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEPTH_MAX) throw new XmlTrouble('too-deep', parser.line);
    const children = Object.create(null) as Json;
    for (const [attribute, value] of Object.entries(attributes)) if (!attribute.startsWith('xmlns')) children[`@${attribute}`] = value;
    open.push({ name, children, text: '' });
  });
  const take = (text: string): void => void (open.at(-1)!.text += text);
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    const { name, children, text } = open.pop()!;
    const value = Object.keys(children).length === 0 ? text : text.trim() === '' ? { ...children } : { ...children, '#text': text };
    const around = open.at(-1)!.children;
    const before = around[name];
    around[name] = before === undefined ? value : Array.isArray(before) ? [...(before as unknown[]), value] : [before, value];
  });
  try {
    for (const text of xmlText(document)) parser.write(text);
    parser.close();
  } catch (error) {
    if (error instanceof XmlTrouble) return refusedXml(error, 0);
    throw error;
  }
  const value = open[0]!.children[root];
  return value === undefined ? refusedWhole('unknown-form', `Le document XML ne commence pas par « ${root} ».`, `The XML document does not begin with “${root}”.`) : { value };
}

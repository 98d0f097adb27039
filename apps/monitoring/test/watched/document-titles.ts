/** How the titles of the records of one document are found, and one of them replaced, by looking at its text alone. */
export interface TitledDocument {
  of(content: string): string[];
  put(content: string, n: number, title: string): string;
}

const TITLE = /(<title[^>]*>\s*(?:<!\[CDATA\[)?)([\s\S]*?)((?:\]\]>)?\s*<\/title>)/;

export function xmlTitles(element: 'item' | 'entry'): TitledDocument {
  const records = new RegExp(`<${element}[\\s>][\\s\\S]*?</${element}>`, 'g');
  return {
    of: (content) => [...content.matchAll(records)].map(([record]) => TITLE.exec(record)?.[2]?.trim() ?? ''),
    put: (content, n, title) => {
      let at = 0;
      return content.replace(records, (record) => (at++ === n ? record.replace(TITLE, (_, open: string, _before, close: string) => open + title + close) : record));
    },
  };
}

export function jsonTitles(name: string): TitledDocument {
  const recordsIn = (value: Record<string, string>[] | { items: Record<string, string>[] }) => (Array.isArray(value) ? value : value.items);
  return {
    of: (content) => recordsIn(JSON.parse(content)).map((record) => record[name] ?? ''),
    put: (content, n, title) => {
      const value = JSON.parse(content);
      recordsIn(value)[n]![name] = title;
      return JSON.stringify(value);
    },
  };
}

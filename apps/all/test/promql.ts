/** A series that an expression asks for: its name, and what its labels must be. */
export interface Selector {
  name: string;
  matchers: { label: string; operator: string; value: string }[];
}

const WORDS = new Set(['by', 'without', 'and', 'or', 'unless', 'on', 'ignoring', 'bool', 'offset']);
const TOKEN = /([a-zA-Z_:][\w:]*)\s*(\(|\{[^}]*\})?/g;

/** The series that an expression of Prometheus names. Enough of its grammar for what we write ourselves. */
export function selectorsOf(expression: string): Selector[] {
  const bare = expression.replaceAll(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, ' ').replaceAll(/\[[^\]]*\]/g, ' ');
  return [...bare.matchAll(TOKEN)]
    .filter(([, name, then]) => then !== '(' && !WORDS.has(name!))
    .map(([, name, then = '']) => ({ name: name!, matchers: [...then.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label, operator, value]) => ({ label: label!, operator: operator!, value: value! })) }));
}

/** What a process exposes: by series, the values that each of its labels has. */
export function seriesIn(exposition: string): Map<string, Map<string, Set<string>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const line of exposition.split('\n').filter((line) => line && !line.startsWith('#'))) {
    const [, name, labels = ''] = /^([\w:]+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (!name) throw new Error(`this is no line of an exposition: ${line}`);
    const series = found.get(name) ?? new Map<string, Set<string>>();
    found.set(name, series);
    for (const [, label, value] of labels.matchAll(/(\w+)="([^"]*)"/g)) series.set(label!, (series.get(label!) ?? new Set()).add(value!));
  }
  return found;
}

/** Different texts a process prepares at most, because each connection holds them all until it closes. */
const TEXTS_AT_MOST = 300;
const names = new Map<string, string>();

/** The name under which a recurring statement stays prepared on its connection; undefined when there are too many already. */
export function preparedAs(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= TEXTS_AT_MOST) return known;
  const name = `liaison_${names.size}`;
  names.set(text, name);
  return name;
}

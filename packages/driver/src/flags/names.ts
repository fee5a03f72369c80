/** The name that a wire table gives a number, without its C prefix; undefined for a number it does not know. */
export function nameOf<T extends Readonly<Record<string, number>>>(
  table: T,
  value: number,
): (keyof T & string) | undefined {
  for (const name in table) if (table[name] === value) return name;
  return undefined;
}

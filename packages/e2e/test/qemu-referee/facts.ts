import { parseElement, type XmlElement } from "@libvirt-ts/xml";

/**
 * What a value says, a line a fact: where in it, and what. Two values are alike when their facts are; elements of lists
 * are told apart by their names, so that the order of those has no meaning.
 */
export function factsOf(value: unknown, at = ""): string[] {
  if (typeof value === "string" && value.trimStart().startsWith("<"))
    return elementFacts(parseElement(value), at);
  if (value instanceof Uint8Array) return [`${at}=${Buffer.from(value).toString("hex")}`];
  if (Array.isArray(value))
    return [`${at}#${value.length}`, ...value.flatMap((it, i) => factsOf(it, `${at}[${nameIn(it) ?? i}]`))];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, it]) =>
      it === undefined ? [] : factsOf(it, `${at}.${name}`),
    );
  return [`${at}=${value}`];
}

/** What one has and the other has not, marked as in a patch. */
export function differences(theirs: readonly string[], ours: readonly string[]): string[] {
  const only = (one: readonly string[], other: readonly string[]) => {
    const left = [...other];
    return one.filter((fact) => {
      const at = left.indexOf(fact);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return [...only(theirs, ours).map((fact) => `- ${fact}`), ...only(ours, theirs).map((fact) => `+ ${fact}`)];
}

/** What an element of a list is called, if it is called anything. */
function nameIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const { name, ref, domain } = value as Record<string, unknown>;
  return typeof name === "string" ? name : nameIn(ref ?? domain);
}

/** Elements of one name are told apart by their places among each other. */
function elementFacts({ name, attributes = [], children = [] }: XmlElement, at: string): string[] {
  const here = `${at}/${name}`;
  const seen = new Map<string, number>();
  return [
    `${here}`,
    ...attributes.map(({ name: attribute, value }) => `${here}@${attribute}=${value}`),
    ...children.flatMap((child) => {
      if (typeof child === "string") return [`${here}=${child.trim()}`];
      const place = seen.get(child.name) ?? 0;
      seen.set(child.name, place + 1);
      return elementFacts(place === 0 ? child : { ...child, name: `${child.name}[${place}]` }, here);
    }),
  ];
}

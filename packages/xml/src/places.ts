import { SaxesParser } from "saxes";
import type { Problem } from "./errors.js";
import { ByteDecoder } from "./read/decode.js";
import { Report } from "./read/report.js";
import { type Place, Source } from "./read/source.js";
import { saxesOptions } from "./saxes.js";

/**
 * The same problems with line and column, for those that tell where in a document they are but not in which line, as a
 * converter's do. The document is read again, so this is for when there is something to tell.
 */
export function withPlaces<T extends Problem>(problems: readonly T[], xml: string | Uint8Array): T[] {
  const missing = new Map<string, Place | undefined>();
  for (const { path, line } of problems) {
    if (path !== undefined && line === undefined) missing.set(elementOf(path), undefined);
  }
  if (missing.size > 0) find(textOf(xml), missing);
  return problems.map((problem) => {
    const { path, line } = problem;
    const place = path !== undefined && line === undefined ? missing.get(elementOf(path)) : undefined;
    return place === undefined ? problem : { ...problem, ...place };
  });
}

/** The element in which a problem is, every step of its path with a number: `/domain[1]/devices[1]/disk[2]`. */
const elementOf = (path: string): string =>
  path.replace(/\/@[^/]*$/, "").replace(/([^/\]])(?=\/|$)/g, "$1[1]");

const textOf = (xml: string | Uint8Array): string =>
  typeof xml === "string" ? xml : new ByteDecoder(new Report()).write(xml, true);

/** Finds elements by their paths. */
function find(xml: string, places: Map<string, Place | undefined>): void {
  const source = new Source(new Report());
  source.text = xml;
  const parser = new SaxesParser(saxesOptions);
  const open: { readonly path: string; readonly counts: Map<string, number> }[] = [
    { path: "", counts: new Map() },
  ];
  // Whoever has problems with its parts has read the document before.
  parser.on("error", () => {});
  parser.on("opentag", ({ name }) => {
    const { path, counts } = open.at(-1)!;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const inside = `${path}/${name}[${count}]`;
    open.push({ path: inside, counts: new Map() });
    if (places.has(inside)) places.set(inside, source.locateTag(parser.position));
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
}

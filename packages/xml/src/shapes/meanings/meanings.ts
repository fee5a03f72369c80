import { attributesFromAToL } from "./attributes-a-l.js";
import { attributesFromMToZ } from "./attributes-m-z.js";
import { byElement } from "./by-element.js";
import { childMeanings } from "./children.js";

const general: Readonly<Record<string, string>> = {
  ...attributesFromAToL,
  ...attributesFromMToZ,
  ...childMeanings,
};

/** By shape and name: `Disk@type`. */
const special: ReadonlyMap<string, string> = new Map(
  Object.entries(byElement).flatMap(([name, sentences]) =>
    Object.entries(sentences).flatMap(([shapes, sentence]) =>
      shapes.split(" ").map((shape) => [shape + name, sentence] as const),
    ),
  ),
);

/** What an attribute (`@name`) or a child (`<name>`) of a shape means, where its description does not say. */
export function meaningIn(shape: string, name: string): string | undefined {
  return special.get(shape + name) ?? (Object.hasOwn(general, name) ? general[name] : undefined);
}

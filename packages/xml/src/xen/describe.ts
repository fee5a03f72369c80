import type { ModelObject } from "../runtime/frame.js";
import type { XmlElement } from "../runtime/kept.js";
import { type Shape, variantOf } from "../runtime/shape.js";

/** Attributes by which people tell elements of one name apart, as far as they stand in the tag or one level below it. */
const TELLING = ["type", "device", "model", "mode", "dev", "address", "name", "protocol"];
const MAX_TOLD = 3;

/** `a controller with @type "scsi"`; undefined where nothing tells it from others. */
export function describeObject(name: string, object: ModelObject, general: Shape): string | undefined {
  const told = tellingOf(object, shapeFor(general, object), "");
  for (const { key, list, kind, name: child, shape } of shapeFor(general, object).order) {
    const value = object[key];
    const first = list ? (value as readonly unknown[] | undefined)?.[0] : value;
    if (kind !== "shape" || typeof first !== "object" || first === null) continue;
    const inner = first as ModelObject;
    told.push(...tellingOf(inner, shapeFor(shape(), inner), `${child}/`));
  }
  return phrase(name, told);
}

/** The same for an element that the model keeps as it is. */
export function describeElement({ name, attributes = [], children = [] }: XmlElement): string | undefined {
  const told = attributes.flatMap((it) => tell(it.name, it.value, ""));
  for (const child of children) {
    if (typeof child === "string" || !("name" in child)) continue;
    for (const it of child.attributes ?? []) told.push(...tell(it.name, it.value, `${child.name}/`));
  }
  return phrase(name, told);
}

/** The shape of an object, of the alternatives that an element has. */
export const shapeFor = (general: Shape, object: ModelObject): Shape =>
  general.discriminator === undefined ? general : variantOf(general, object[general.discriminator]);

function tellingOf(object: ModelObject, { attributes }: Shape, owner: string): string[] {
  return Object.keys(object).flatMap((key) => (attributes.has(key) ? tell(key, object[key], owner) : []));
}

function tell(attribute: string, value: unknown, owner: string): string[] {
  if (!TELLING.includes(attribute)) return [];
  return [`${owner}@${attribute} ${JSON.stringify(String(value).slice(0, 60))}`];
}

function phrase(name: string, told: readonly string[]): string | undefined {
  if (told.length === 0) return undefined;
  const article = /^[aeiou]/.test(name) ? "an" : "a";
  return `${article} ${name} with ${told.slice(0, MAX_TOLD).join(", ")}`;
}

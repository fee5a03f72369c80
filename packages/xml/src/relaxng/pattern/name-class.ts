import { type NameKey, nameKey, splitKey } from "../xml/name.js";

/** A set of names (section 4.16, after simplification). */
export type NameClass =
  | { readonly kind: "name"; readonly key: NameKey }
  | { readonly kind: "anyName"; readonly except?: NameClass }
  | { readonly kind: "nsName"; readonly uri: string; readonly except?: NameClass }
  | { readonly kind: "choice"; readonly children: readonly NameClass[] };

/** Whether a name belongs to a class. */
export function nameClassContains(nameClass: NameClass, key: NameKey): boolean {
  switch (nameClass.kind) {
    case "name":
      return nameClass.key === key;
    case "choice":
      return nameClass.children.some((child) => nameClassContains(child, key));
    case "nsName":
      if (splitKey(key).uri !== nameClass.uri) return false;
  }
  return nameClass.except === undefined || !nameClassContains(nameClass.except, key);
}

/** A class as the names it lists and the parts that have no end. */
export function flattenNameClass(nameClass: NameClass, keys: NameKey[], open: NameClass[]): void {
  if (nameClass.kind === "name") keys.push(nameClass.key);
  else if (nameClass.kind === "choice")
    for (const child of nameClass.children) flattenNameClass(child, keys, open);
  else open.push(nameClass);
}

/** Whether a class has infinitely many names. */
export function isOpenNameClass(nameClass: NameClass): boolean {
  return nameClass.kind === "choice" ? nameClass.children.some(isOpenNameClass) : nameClass.kind !== "name";
}

/** Whether two classes share a name: decided on one name of every kind that either can tell apart. */
export function nameClassesOverlap(left: NameClass, right: NameClass): boolean {
  const samples: NameKey[] = [];
  collectSamples(left, samples);
  collectSamples(right, samples);
  return samples.some((key) => nameClassContains(left, key) && nameClassContains(right, key));
}

/** No document has this local name or this namespace. */
const NOWHERE = "\0";

function collectSamples(nameClass: NameClass, samples: NameKey[]): void {
  switch (nameClass.kind) {
    case "name":
      samples.push(nameClass.key);
      return;
    case "choice":
      for (const child of nameClass.children) collectSamples(child, samples);
      return;
    default:
      samples.push(nameKey(nameClass.kind === "nsName" ? nameClass.uri : NOWHERE, NOWHERE));
      if (nameClass.except !== undefined) collectSamples(nameClass.except, samples);
  }
}

/** A class in words, for messages: `name`, `*`, `{uri}*`, `* except …`. */
export function describeNameClass(nameClass: NameClass): string {
  switch (nameClass.kind) {
    case "name":
      return nameClass.key;
    case "choice":
      return nameClass.children.map(describeNameClass).join(" | ");
    default: {
      const all = nameClass.kind === "anyName" ? "any name" : `any name of {${nameClass.uri}}`;
      return nameClass.except === undefined ? all : `${all} but ${describeNameClass(nameClass.except)}`;
    }
  }
}

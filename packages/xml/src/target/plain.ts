import type { Unknown, XmlElement } from "../model/unknown.js";

/** An attribute of a plain element. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes?.find((attribute) => attribute.name === name)?.value;
}

/** The child elements of a plain element, or among what the model keeps without knowing it. */
export function childrenOf(parent: XmlElement | Unknown | undefined, name?: string): XmlElement[] {
  const children: readonly (XmlElement | string)[] = parent?.children ?? [];
  return children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** The first child element of a name. */
export function childOf(parent: XmlElement | Unknown | undefined, name: string): XmlElement | undefined {
  return childrenOf(parent, name)[0];
}

/** The text of a plain element; undefined where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = (element?.children ?? []).filter((child) => typeof child === "string").join("");
  return text === "" ? undefined : text;
}

/** A plain element; attributes and children that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly (XmlElement | string | undefined)[] = [],
): XmlElement {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value: String(value) }],
  );
  const inside = children.filter((child) => child !== undefined);
  return {
    name,
    ...(said.length > 0 && { attributes: said }),
    ...(inside.length > 0 && { children: inside }),
  };
}

/** What a part of a domain says besides; undefined when that is nothing. */
export function unknownOf({ attributes = [], children = [], inside = {} }: Unknown): Unknown | undefined {
  if (attributes.length + children.length + Object.keys(inside).length === 0) return undefined;
  return {
    ...(attributes.length > 0 && { attributes }),
    ...(children.length > 0 && { children }),
    ...(Object.keys(inside).length > 0 && { inside }),
  };
}

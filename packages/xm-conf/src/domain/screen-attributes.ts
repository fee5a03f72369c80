import type { SdlGraphics, VncGraphics } from "@libvirt-ts/xml/domain";

/*
 * What a screen says besides in its attributes. A configuration says them of every screen; in domain XML some have them as
 * fields and the others keep them without knowing them.
 */

type Screen = VncGraphics | SdlGraphics;

/** The attributes that are fields, by the type of the screen. */
const FIELDS: Readonly<Record<Screen["type"], readonly string[]>> = {
  vnc: ["keymap"],
  sdl: ["display", "xauth"],
};

/** The same screen with these attributes. */
export function withAttributes<S extends Screen>(
  screen: S,
  attributes: readonly (readonly [name: string, value: string])[],
): S {
  if (attributes.length === 0) return screen;
  const isField = ([name]: readonly [string, string]) => FIELDS[screen.type].includes(name);
  const others = attributes.filter((each) => !isField(each)).map(([name, value]) => ({ name, value }));
  return {
    ...screen,
    ...Object.fromEntries(attributes.filter(isField)),
    ...(others.length > 0 && { $: { attributes: others } }),
  };
}

/** An attribute of a screen; undefined where it is missing or empty. */
export function screenAttribute(screen: Screen, name: string): string | undefined {
  const fields = screen as object as Readonly<Record<string, string | undefined>>;
  if (FIELDS[screen.type].includes(name)) return fields[name] || undefined;
  return screen.$?.attributes?.find((attribute) => attribute.name === name)?.value || undefined;
}

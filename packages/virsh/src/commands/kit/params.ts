import type { TypedParams } from "@libvirt-ts/core";

/** What one parameter holds. */
export type Plain = boolean | number | bigint | string;

const plainOf = (value: unknown): Plain =>
  typeof value === "object" && value !== null && "value" in value
    ? plainOf((value as { readonly value: unknown }).value)
    : (value as Plain);

/** Parameters by libvirt's names without their types; of one that occurs several times, the last. */
export const plainParams = (params: TypedParams): Readonly<Record<string, Plain>> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      plainOf(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );

/** `name           : value` lines, as all commands for tuning print them. */
export const formatParams = (
  params: Readonly<Record<string, Plain>>,
  word: (value: Plain, name: string) => string = String,
): string =>
  Object.entries(params)
    .map(([name, value]) => `${name.padEnd(15)}: ${word(value, name)}\n`)
    .join("");

/** The options that were given, by the names that libvirt has for them. */
export function givenParams<A extends object>(
  args: A,
  names: { readonly [K in keyof A]?: string },
): Record<string, Plain> {
  const found: Record<string, Plain> = {};
  for (const [option, name] of Object.entries(names) as [keyof A & string, string][]) {
    const value = args[option];
    if (value !== undefined) found[name] = value as Plain;
  }
  return found;
}

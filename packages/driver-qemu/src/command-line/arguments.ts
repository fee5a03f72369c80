/** A value in QEMU's JSON. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;
/** Properties in QEMU's JSON; what is undefined is not said. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** The words of a command line as they are made. */
export class Arguments {
  readonly words: string[] = [];
  /** Those of them that are objects, each with its flag. */
  readonly objects: (readonly [flag: string, value: JsonObject])[] = [];
  readonly #overrides: ReadonlyMap<string, Readonly<Record<string, Json | undefined>>>;

  /** `overrides` are properties of devices that the user set or took away, by the device's id. */
  constructor(overrides: ReadonlyMap<string, Readonly<Record<string, Json | undefined>>> = new Map()) {
    this.#overrides = overrides;
  }

  /** A flag with what follows it, as it is. */
  add(flag: string, ...values: string[]): void {
    this.words.push(flag, ...values);
  }

  /** A flag with a list of options; what is undefined is left out. */
  options(flag: string, ...options: (string | undefined)[]): void {
    this.words.push(flag, options.filter((option) => option !== undefined).join(","));
  }

  /** A flag with an object in JSON. */
  json(flag: string, value: JsonObject): void {
    this.words.push(flag, formatJson(value));
    this.objects.push([flag, value]);
  }

  device(value: JsonObject): void {
    const override = typeof value.id === "string" ? this.#overrides.get(value.id) : undefined;
    this.json("-device", override === undefined ? value : { ...value, ...override });
  }
}

/** A value in a list of options: a comma would end it, so it is doubled. */
export function escapeOption(value: string): string {
  return value.replaceAll(",", ",,");
}

/** `name=value`, or nothing where there is no value. */
export function option(name: string, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : `${name}=${escapeOption(String(value))}`;
}

/** `on` as true, `off` as false. */
export function onOff(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === "on";
}

/** `yes` as `on`, `no` as `off`. */
export function yesNo(value: string | undefined): "on" | "off" | undefined {
  return value === undefined ? undefined : value === "yes" ? "on" : "off";
}

/** JSON in which integers are written whole, however large; no text of a document has the mark that they pass under. */
function formatJson(value: JsonObject): string {
  const text = JSON.stringify(value, (_, it: Json) => (typeof it === "bigint" ? `\u0000${it}` : it));
  return text.replace(/"\\u0000(\d+)"/g, "$1");
}

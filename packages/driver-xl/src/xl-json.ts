import { ErrorNumber } from "@libvirt-ts/driver";
import { xlError } from "./errors.js";

/** A JSON object as libxl prints it. */
export type JsonObject = { readonly [key: string]: Json | undefined };
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A running domain as `xl list -l` prints it, without passwords. */
export interface XlDomain {
  readonly id: number;
  readonly name: string;
  /** All zeros for Domain-0. */
  readonly uuid: string;
  readonly config: JsonObject;
}

const zeros = "00000000-0000-0000-0000-000000000000";

/**
 * Reads the output of `xl list -l`, without entries that are not as they should be: they hide no others. Throws RPC when
 * none is, and when it is anything else: an xl of another version, or set to print `sxp`.
 */
export function parseList(text: string): XlDomain[] {
  // What libxl complains of stands before the list, or after it.
  const start = Math.max(0, text.search(/^[[{]/m));
  const end = Math.max(text.lastIndexOf("\n]"), text.lastIndexOf("\n}"));
  let json: unknown;
  try {
    json = parseJson(end < start ? text.slice(start) : text.slice(start, end + 2));
  } catch (cause) {
    const hint = /^[ \t]*\(domain/m.test(text) ? `output_format="sxp" in xl.conf hides it` : "it is no JSON";
    throw xlError(ErrorNumber.RPC, "xl list -l", `expected a JSON list, but ${hint}`, cause);
  }
  const entries: readonly unknown[] = Array.isArray(json) ? json : [json];
  const domains = entries.map(readDomain).filter((domain) => domain !== undefined);
  if (domains.length > 0 || entries.length === 0) return domains;
  throw xlError(ErrorNumber.RPC, "xl list -l", "expected domid, config.c_info and its uuid in every entry");
}

function readDomain(entry: unknown): XlDomain | undefined {
  const { domid } = (entry ?? {}) as JsonObject;
  const config = objectIn(entry as JsonObject, "config");
  const info = objectIn(config, "c_info");
  const { name, uuid = domid === 0 ? zeros : undefined } = info ?? {};
  if (typeof domid !== "number" || config === undefined || info === undefined || typeof uuid !== "string") {
    return undefined;
  }
  return {
    id: domid,
    name: typeof name === "string" && name !== "" ? name : uuid,
    uuid: uuid.toLowerCase(),
    config,
  };
}

/** Bytes of a record in a file of libxl's at most: no guest's configuration is larger. */
export const maxRecordSize = 1 << 20;

/** Reads JSON of libxl, without its passwords. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (/passw/i.test(key) ? undefined : value));
}

/** A member that is an object. */
export function objectIn(json: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = json?.[key];
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** The objects of a member that is a list. */
export function objectsIn(json: JsonObject, key: string): JsonObject[] {
  const value = json[key];
  return Array.isArray(value)
    ? value.filter(
        (item): item is JsonObject => typeof item === "object" && item !== null && !Array.isArray(item),
      )
    : [];
}

/** A member that is a text and not empty. */
export function textIn(json: JsonObject | undefined, key: string): string | undefined {
  const value = json?.[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The texts of a member, and of the list that stands beside or instead of it where there are several. */
export function textsIn(json: JsonObject | undefined, key: string, list: string): string[] {
  const several = json?.[list];
  const all = Array.isArray(several) && several.length > 0 ? several : [json?.[key]];
  return all.filter((item): item is string => typeof item === "string" && item !== "");
}

/** A member that is a whole number which can be counted with. */
export function numberIn(json: JsonObject | undefined, key: string): number | undefined {
  const value = json?.[key];
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** libxl prints its booleans as `"True"` and `"False"`, some as numbers. */
export function isSet(json: JsonObject | undefined, key: string): boolean {
  const value = json?.[key];
  return value === "True" || value === true || (typeof value === "number" && value !== 0);
}

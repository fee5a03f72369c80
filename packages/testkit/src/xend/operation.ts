import type { FakeDomain } from "./domain.js";
import { type Host, XendFailure } from "./host.js";
import { childText, readSxp, type Sxp, SxpError } from "./sxp.js";

/** An operation's answer; `hang` is no answer at all. */
export type Answer = { readonly body: string; readonly created?: string } | "hang";

/** An operation: its status when it succeeds, and when it fails where that is not the version's own. */
export interface Operation {
  readonly status: 200 | 201 | 202;
  /** Save, dump and restore run in a thread whose failure keeps this status. */
  readonly failure?: 200 | 202;
  run(host: Host, domain: FakeDomain, fields: ReadonlyMap<string, string>): Answer;
}

/** Success without a word. */
export const done: Answer = { body: "" };
/** What xend lets a domain be called. */
export const legalName = /^[A-Za-z0-9_\-.:/+]+$/;
/** The first bytes of a file of saved state. */
export const magic = "LinuxGuestRecord";

/** A field that must be there. */
export function parameter(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new XendFailure(`Missing parameter: ${name}`);
  return value;
}

/** A number as Python reads it. */
export function whole(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new XendFailure(`invalid literal for int() with base 10: '${text}'`);
  return Number(text);
}

/** The uploaded configuration. */
export function configuration(host: Host, fields: ReadonlyMap<string, string>): Sxp {
  const text = fields.get("config");
  if (text === undefined)
    throw new XendFailure("Configuration error 'NoneType' object has no attribute '__getitem__'");
  try {
    const config = readSxp(text, host.manner.xen[0] < 4);
    if (config.length === 0) throw new XendFailure("Configuration error list index out of range");
    return config;
  } catch (error) {
    if (error instanceof SxpError) throw new XendFailure(`Invalid configuration ${error.message}`);
    throw error;
  }
}

/** Refuses what the fake's xend refuses for Domain-0 and for domains that do not run. */
export function running(host: Host, domain: FakeDomain, verb: string): void {
  if (domain.id === undefined)
    throw new XendFailure("int() argument must be a string or a number, not 'NoneType'");
  if (domain.id === 0 && (host.manner.failsWith500 || verb === "destroy" || verb === "save"))
    throw new XendFailure(`Cannot ${verb} privileged domain 0`);
}

/** What keeps a guest from starting. */
export function checkStart(host: Host, domain: FakeDomain): void {
  const fixedDisplay = domain.devices.some(({ fields }) => childText(fields, "vncdisplay") !== undefined);
  if (host.manner.format === 3 && fixedDisplay)
    throw new XendFailure("unsupported operand type(s) for +: 'int' and 'str'");
  const kernel = domain.image === undefined ? undefined : childText(domain.image, "kernel");
  if (kernel?.startsWith("/no/such")) throw new XendFailure(`Kernel image does not exist: ${kernel}`);
}

/** What a version answers for an operation that it lacks. */
export function lacks(host: Host, op: string): boolean {
  const later = ["new", "start", "delete", "dump"];
  return later.includes(op) && !host.manner.managed;
}

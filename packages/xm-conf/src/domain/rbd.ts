import type { RbdDiskSource, SourceHost } from "@libvirt-ts/xml/domain";
import type { Report } from "./report.js";

/*
 * An image of a Ceph cluster as the device model names it, and xl passes it on:
 * `rbd:POOL/IMAGE@SNAPSHOT:OPTION=VALUE:…`, where a backslash takes the meaning from the character behind it.
 */

const PREFIX = "rbd:";

/** Whether a disk's target is an image of a Ceph cluster. */
export function isRbdTarget(target: string): boolean {
  return target.startsWith(PREFIX);
}

/** What a target says of its image. */
export interface RbdTarget {
  readonly source: RbdDiskSource;
  /** Options without a place in a domain description, as they stand in the target. */
  readonly left: readonly string[];
}

/** Reads a target that {@link isRbdTarget}. */
export function readRbdTarget(target: string): RbdTarget {
  const [image = "", ...options] = splitUnescaped(target.slice(PREFIX.length), ":");
  const [name = "", ...snapshot] = splitUnescaped(image, "@");
  const source: RbdDiskSource = { protocol: "rbd", name: unescaped(name) };
  const left: string[] = [];
  for (const option of options) {
    const equals = option.indexOf("=");
    const key = option.slice(0, Math.max(equals, 0));
    const value = unescaped(option.slice(equals + 1));
    if (key === "mon_host") source.host = value.split(/[;,\s]+/).flatMap((text) => hostOf(text) ?? []);
    else if (key === "conf") source.config = { file: value };
    // Without a name of a user there is nothing else.
    else if (key !== "auth_supported" || value !== "none") left.push(option);
  }
  if (snapshot.length > 0) source.snapshot = { name: unescaped(snapshot.join("@")) };
  return { source, left };
}

function hostOf(text: string): SourceHost | undefined {
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::([0-9]{1,5}))?$/.exec(text) ?? [];
  const name = bracketed ?? plain ?? text;
  if (name === "") return undefined;
  return { name, ...(port !== undefined && { port: Number(port) }) };
}

/** Writes the target of an image; it needs a name, and hosts that are reached over TCP. */
export function writeRbdTarget(source: RbdDiskSource, report: Report, path: string): string {
  const { name = "", host = [], snapshot, config } = source;
  if (name === "") report.error("dialect.disk", "an image needs a name", `${path}/source/@name`);
  const hosts = host.map((each) => {
    const { transport = "tcp", socket } = each;
    if (transport !== "tcp" || socket !== undefined || each.name === undefined) {
      report.error("dialect.disk", "the device model finds monitors by name and port", `${path}/source/host`);
    }
    const monitor = each.name ?? "";
    if (/[\s,;]/.test(monitor)) {
      const message = "a monitor's name may not contain what separates them";
      report.error("dialect.disk", message, `${path}/source/host/@name`);
    }
    const shown = monitor.includes(":") ? `[${monitor}]` : monitor;
    return each.port === undefined ? shown : `${shown}:${each.port}`;
  });
  const options = ["auth_supported=none"];
  if (hosts.length > 0) options.push(`mon_host=${escaped(hosts.join(";"))}`);
  if (config !== undefined) options.push(`conf=${escaped(config.file)}`);
  const version = snapshot === undefined ? "" : `@${escaped(snapshot.name)}`;
  return `${PREFIX}${escaped(name)}${version}:${options.join(":")}`;
}

/** A new target with the options of the old one that a domain description does not say. */
export function withRbdOptions(target: string, old: string): string {
  if (!isRbdTarget(target) || !isRbdTarget(old)) return target;
  return [target, ...readRbdTarget(old).left].join(":");
}

function escaped(text: string): string {
  return text.replace(/[\\:;@=]/g, "\\$&");
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, "$1");
}

/** Cuts a text where a character stands that has its meaning. */
function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

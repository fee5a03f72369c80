import { createHash } from "node:crypto";
import { type ConfDocument, ConfError, parse } from "@libvirt-ts/xm-conf";
import { checkDomainName, parseUuid } from "@libvirt-ts/xml";
import type { FileContent } from "./read-file.js";

/** A domain that a file of the folder describes. */
export interface ConfigEntry {
  /** The file's name in the folder. */
  readonly file: string;
  /** What the key `name` says, a text or a number; else the file's name. */
  readonly name: string;
  /** What the key `uuid` says, else one that is derived from the file's path and stays the same. */
  readonly uuid: string;
  /** Whether the file says its uuid itself. */
  readonly hasUuid: boolean;
  readonly content: FileContent;
}

/** Keys of which a file has at least one if it describes a domain. */
const DOMAIN_KEYS = ["name", "kernel", "bootloader", "builder", "type", "memory"];

/**
 * The domain of a file; undefined for a file of something else, as Xen's tools keep there too. Throws a `ConfError` for
 * what is no configuration file, and for a name that no domain can have.
 */
export function entryOf(folder: string, file: string, content: FileContent): ConfigEntry | undefined {
  const document = parse(content.text);
  if (!DOMAIN_KEYS.some((key) => document.has(key))) return undefined;
  const named = document.get("name");
  const name = typeof named === "string" || typeof named === "number" ? String(named) || file : file;
  const problem = checkDomainName(name);
  if (problem !== undefined) throw new ConfError([{ ...problem, path: "name" }]);
  const text = document.get("uuid");
  const uuid = typeof text === "string" ? parseUuid(text) : undefined;
  return { file, name, uuid: uuid ?? pathUuid(`${folder}/${file}`), hasUuid: uuid !== undefined, content };
}

/** A domain's file as a document that says its name and uuid, whether the file does or not. */
export function documentOf({ name, uuid, hasUuid, content }: ConfigEntry): ConfDocument {
  const document = parse(content.text);
  if (document.get("name") !== name) document.set("name", name);
  if (!hasUuid) document.set("uuid", uuid);
  return document;
}

/** The namespace of uuids that stand for paths of configuration files. */
const PATH_NAMESPACE = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** A name-based uuid (version 5, RFC 9562) of a path. */
export function pathUuid(path: string): string {
  const hash = createHash("sha1").update(PATH_NAMESPACE).update(`file://${path}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

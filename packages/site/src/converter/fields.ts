import { domainKind, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { query, setPath } from "@libvirt-ts/xml/edit";

/** A part of a domain that a form edits. */
export interface Field {
  readonly label: string;
  readonly path: string;
  readonly hint?: string;
}

/** What is changed most often. The first device of its kind is meant. */
export const fields: readonly Field[] = [
  { label: "Name", path: "name" },
  { label: "Title", path: "title" },
  { label: "Memory", path: "memory", hint: "in the unit beside it" },
  { label: "Unit of memory", path: "memory/@unit", hint: "KiB where there is none" },
  { label: "CPUs", path: "vcpu" },
  { label: "Machine", path: "os/type/@machine", hint: "q35, pc, virt" },
  { label: "Disk image", path: "devices/disk[1]/source/@file" },
  { label: "Image's format", path: "devices/disk[1]/driver/@type", hint: "raw, qcow2" },
  { label: "Network", path: "devices/interface[1]/source/@network" },
  { label: "Bridge", path: "devices/interface[1]/source/@bridge" },
  { label: "MAC address", path: "devices/interface[1]/mac/@address" },
  { label: "Screen listens on", path: "devices/graphics[1]/@listen" },
];

/** What stands in each field of a document, by path; a field is missing where the document cannot have it. */
export function valuesOf(xml: string): ReadonlyMap<string, string> {
  const { domain } = parseDomain(xml);
  const values = new Map<string, string>();
  for (const { path } of fields) {
    const [found] = query(domain, path);
    const value = typeof found === "object" && found !== null ? (found as { value?: unknown }).value : found;
    if (value !== undefined) values.set(path, String(value));
    else if (canHave(domain, path)) values.set(path, "");
  }
  return values;
}

/** Of a device only what is there is edited: which disk or card a new one would be is not for a field to say. */
function canHave(domain: object, path: string): boolean {
  if (!path.startsWith("devices/")) return true;
  const isAddable = /(driver\/@type|mac\/@address|@listen)$/.test(path);
  return isAddable && query(domain, path.replace(/\[1\].*/, "[1]")).length > 0;
}

/** The document with one field changed; an empty text removes it. Comments and all else stay. Throws XmlError. */
export function withField(xml: string, path: string, text: string): string {
  const { domain } = parseDomain(xml);
  return formatDomain(setPath(domainKind, domain, path, text === "" ? undefined : text), { secure: true });
}

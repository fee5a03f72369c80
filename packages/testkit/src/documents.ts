import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isLongRun } from "./long-runs.js";
import { packageRoot } from "./package-root.js";

/** A domain's document that somebody else wrote. */
export interface DomainDocument {
  readonly name: string;
  readonly xml: string;
}

/** The project's own examples of domains, of every age and hypervisor; some of them are no good. */
export function exampleDomains(): DomainDocument[] {
  const folder = join(packageRoot(), "../xml/fixtures");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".xml"))
    .sort()
    .map((name) => ({ name, xml: readFileSync(join(folder, name), "utf8") }))
    .filter(({ xml }) => /<domain[\s>]/.test(xml));
}

/**
 * Domains of libvirt's test suite that are valid to it, of one type or any: a quarter of them, with `LIBVIRT_TS_LONG` all. None,
 * with a message on the console, where they do not stand beside the project.
 */
export function libvirtDomains(type = "[a-z]+"): DomainDocument[] {
  const shared = process.env.LIBVIRT_TS_SHARED ?? join(packageRoot(), "../../../shared");
  const folder = join(shared, "corpus/libvirt-xml");
  if (!existsSync(folder)) {
    console.warn(`skipped: none of libvirt's documents in ${folder} (set LIBVIRT_TS_SHARED)`);
    return [];
  }
  const all = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as readonly Judged[];
  const ofType = new RegExp(`<domain\\s[^>]*?\\btype=["']${type}["']`);
  return all
    .filter(({ schema, valid }) => schema === "domain.rng" && valid)
    .filter((_, index) => index % 4 === 0 || isLongRun)
    .map(({ file }) => ({ name: file, xml: readFileSync(join(folder, file), "utf8") }))
    .filter(({ xml }) => ofType.test(xml));
}

/** What libvirt's schemas say of a document. */
interface Judged {
  readonly file: string;
  readonly schema: string;
  readonly valid: boolean;
}

/** What the driver dumps our own reader reads, and a definition of what it dumps changes no byte. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainXMLFlags, LibvirtError } from "@libvirt-ts/driver";
import { type DomainDocument, exampleDomains, libvirtDomains } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, test } from "vitest";
import { type Opened, openFolder, temporaryFolder } from "./folder.js";

/** Defines a domain of the folder as it is dumped, with passwords and without; what is wrong with the dumps. */
async function redefine({ conn, warnings }: Opened, name: string, content: () => string): Promise<string[]> {
  const ref = await conn.domainLookupByName(name);
  // A file without a uuid says the one of its path from then on.
  await conn.domainDefineXML(await conn.domainGetXMLDesc(ref, DomainXMLFlags.SECURE), 0);
  const before = content();
  const messages = (xml: string) => validateDomain(xml).map(({ message }) => message);
  const faults = new Set<string>();
  for (const flags of [DomainXMLFlags.SECURE, 0]) {
    const dump = await conn.domainGetXMLDesc(ref, flags);
    for (const { message } of parseDomain(dump).warnings) faults.add(message);
    for (const message of messages(dump)) faults.add(message);
    warnings.length = 0;
    expect(await conn.domainDefineXML(dump, 0), name).toEqual(ref);
    expect(content(), name).toBe(before);
    // A guest without a kernel, bootloader or loader is doubtful each time it is read.
    expect(
      warnings.filter(({ message }) => !/neither <\w+> nor <bootloader>|no <loader>/.test(message)),
    ).toEqual([]);
  }
  return [...faults];
}

describe.each(["xm-1", "xm-3", "xl"] as const)("in the words of %s", (dialect) => {
  async function check(documents: readonly DomainDocument[]): Promise<number> {
    const folder = temporaryFolder();
    const opened = await openFolder(folder, {}, { dialect });
    let kept = 0;
    const faults: string[] = [];
    for (const { name, xml } of documents) {
      const ref = await opened.conn.domainDefineXML(xml, 0).catch((error) => {
        // Refused with a reason that is libvirt's.
        if (error instanceof LibvirtError) return undefined;
        throw error;
      });
      if (ref === undefined) continue;
      kept++;
      const own = new Set(validateDomain(xml).map(({ message }) => message));
      const found = await redefine(opened, ref.name!, () => readFileSync(join(folder, ref.name!), "utf8"));
      faults.push(...found.filter((message) => !own.has(message)).map((message) => `${name}: ${message}`));
      await opened.conn.domainUndefine(ref, 0);
    }
    expect(faults).toEqual([]);
    return kept;
  }

  test("a definition of what is dumped changes no byte of the project's examples", async () => {
    expect(await check(exampleDomains())).toBeGreaterThan(60);
  });

  const corpus = libvirtDomains("xen");
  test.skipIf(corpus.length === 0)("nor of libvirt's documents", async () => {
    expect(await check(corpus)).toBeGreaterThan(3);
  });
});

const examples = new URL("../../xm-conf/fixtures/xm2xml/", import.meta.url);

test.each(readdirSync(examples).filter((name) => name.endsWith(".cfg")))(
  "nor of a file that somebody else wrote: %s",
  async (file) => {
    const folder = temporaryFolder();
    const text = readFileSync(new URL(file, examples), "utf8");
    writeFileSync(join(folder, file), text);
    const opened = await openFolder(folder);
    const [name] = await opened.conn.listDefinedDomains();
    const content = () => readFileSync(join(folder, file), "utf8");
    await redefine(opened, name!, content);
    const added = content().replace(/^uuid = "[-0-9a-f]{36}"\n/m, (line) =>
      text.includes(line) ? line : "",
    );
    expect(added).toBe(text);
  },
);

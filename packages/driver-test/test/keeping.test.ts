/** What the driver dumps our own reader reads, and a definition of what it dumps changes nothing. */
import { DomainXMLFlags, type DriverConnection, LibvirtError, noPeers } from "@libvirt-ts/driver";
import { type DomainDocument, exampleDomains, libvirtDomains } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, test } from "vitest";
import { testDriver } from "../src/index.js";

/** What is wrong, without what would be right in that place. */
const faultOf = ({ message }: { message: string }) => message.replace(/; expected.*/, "");

/** What is wrong with the driver's ways with a document; undefined where it takes none. */
async function faultsOf(conn: Required<DriverConnection>, { name, xml }: DomainDocument) {
  const ref = await conn.domainDefineXML(xml, 0).catch((error) => {
    // Refused with a reason that is libvirt's.
    if (error instanceof LibvirtError) return undefined;
    throw error;
  });
  if (ref === undefined) return undefined;
  const dump = await conn.domainGetXMLDesc(ref, DomainXMLFlags.SECURE);
  const shown = await conn.domainGetXMLDesc(ref, 0);
  expect(parseDomain(dump).domain.name, name).toBe(ref.name);
  const known = new Set(validateDomain(xml).map(faultOf));
  const faults = validateDomain(dump).map(faultOf);
  // With its passwords and without: what a dump does not show stays.
  expect(await conn.domainDefineXML(dump, 0), name).toEqual(ref);
  expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.SECURE), name).toBe(dump);
  expect(await conn.domainDefineXML(shown, 0), name).toEqual(ref);
  expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.SECURE), name).toBe(dump);
  return faults.filter((fault) => !known.has(fault)).map((fault) => `${name}: ${fault}`);
}

async function check(documents: readonly DomainDocument[]) {
  let kept = 0;
  const faults: string[] = [];
  for (const document of documents) {
    const conn = await testDriver.open({
      uri: "test:///default",
      readOnly: false,
      peers: noPeers,
      warn: () => {},
    });
    const found = await faultsOf(conn as Required<DriverConnection>, document);
    await conn.close();
    if (found === undefined) continue;
    kept++;
    faults.push(...found);
  }
  expect(faults).toEqual([]);
  expect(kept).toBeGreaterThan(0.75 * documents.length);
}

describe("a definition of what is dumped changes nothing, and what is dumped is read", () => {
  test("of the project's examples", () => check(exampleDomains()));
  const corpus = libvirtDomains();
  test.skipIf(corpus.length === 0)("of libvirt's documents", () => check(corpus));
});

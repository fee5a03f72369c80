/** What the conformance suite takes of a test node. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainCoreDumpFlags } from "@libvirt-ts/driver";
import type { ConformanceOptions } from "@libvirt-ts/driver/conformance";
import { afterAll } from "vitest";
import { documents } from "./documents.js";

/**
 * The fixtures, with files in a folder that goes with the tests. `domainXML` writes a domain, `kept` one that stays after what
 * its action is for.
 */
export function testNodeFixtures(
  domainXML: (name: string, uuid: string) => string,
  kept: (name: string, action: "on_crash" | "on_poweroff") => string,
): NonNullable<ConformanceOptions["fixtures"]> {
  const folder = mkdtempSync(join(tmpdir(), "driver-test-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, `${name}-${randomUUID()}`);
  return {
    active: async (conn) => conn.domainLookupByName!("test"),
    inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
    crashed: async (conn) => {
      const ref = await conn.domainCreateXML!(kept("crashed", "on_crash"), 0);
      return (await conn.domainCoreDump!(ref, path("crash"), 0, DomainCoreDumpFlags.CRASH))!;
    },
    preserved: async (conn) =>
      (await conn.domainShutdown!(await conn.domainCreateXML!(kept("preserved", "on_poweroff"), 0), 0))!,
    domainXML,
    ...documents,
    path,
  };
}

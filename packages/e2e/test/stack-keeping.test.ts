/**
 * Hypervisor, xenstore and xm's files together: what they describe our own reader reads, whatever the store says, and a
 * definition of what they describe changes nothing.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DomainXMLFlags, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { XenstoreClient } from "@libvirt-ts/driver-xenstore/client";
import { exampleDomains, isLongRun } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasStore, startStack } from "./stack-host.js";

const uuid = "5a17c0de-0000-4000-8000-000000000001";

/** What somebody may have written into a node, sense or not; a guest writes some of them itself. */
const said = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "-1",
    "1e9",
    "<evil/>",
    "é".repeat(130),
    "a\u0001b",
    "]]>",
    "99999999999999999999",
  ),
  fc.string({ maxLength: 12 }),
  // Bytes that are no UTF-8.
  fc.uint8Array({ maxLength: 8 }),
);
const node = (...usual: string[]) =>
  fc.option(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, said), { nil: undefined });

const disk = (id: number, number: number, path = `/local/domain/0/backend/vbd/${id}/${number}`) => ({
  [`${path}/params`]: node("/srv/a.img", "aio:/srv/a.img", "/dev/loop0", "/dev/vg/a"),
  [`${path}/dev`]: node("xvda", "hdc:cdrom", "ioemu:hda"),
  [`${path}/mode`]: node("w", "r", "w!"),
  [`${path}/device-type`]: node("disk", "cdrom"),
  [`${path}/physical-device`]: node("7:0", "fd:1"),
});

const card = (id: number, path = `/local/domain/0/backend/vif/${id}/0`) => ({
  [`${path}/mac`]: node("00:16:3E:00:00:01"),
  [`${path}/bridge`]: node("xenbr0"),
  [`${path}/script`]: node("vif-bridge"),
  [`${path}/ip`]: node("10.0.0.1", "10.0.0.1 fd00::1"),
  [`${path}/vifname`]: node("web"),
});

const guest = (id: number, path = `/local/domain/${id}`) => ({
  [`${path}/name`]: node("web"),
  [`${path}/memory/static-max`]: node("65536"),
  [`${path}/memory/target`]: node("32768"),
  [`${path}/console/tty`]: node("/dev/pts/1"),
  [`${path}/console/vnc-port`]: node("5901"),
  [`${path}/serial/0/tty`]: node("/dev/pts/2"),
  [`/libxl/${id}/type`]: node("pv", "hvm", "pvh"),
});

/** A node below one that is not there yet. */
function unlessMissing(error: unknown): void {
  if ((error as { readonly code?: string }).code !== "ENOENT") throw error;
}

describe.skipIf(!hasStore)("without a toolstack", () => {
  it("describes a guest as our own reader reads it, whatever the store says of it", async () => {
    await using stack = await startStack();
    const { id } = await stack.host.startGuest({ name: "web", uuid });
    const client = await XenstoreClient.connect({ endpoint: stack.host.store.socketPath });
    await using conn = await stack.libvirt.open();
    const nodes = fc.record({ ...disk(id, 51_712), ...disk(id, 5632), ...card(id), ...guest(id) });
    let read = 0;
    await fc.assert(
      fc.asyncProperty(nodes, async (values) => {
        await Promise.all(
          Object.entries(values).map(([path, value]) =>
            value === undefined ? client.rm(path).catch(unlessMissing) : client.write(path, value),
          ),
        );
        const domain = await conn.lookupByID(id);
        try {
          const xml = await domain.XMLDesc(0);
          expect(parseDomain(xml).domain).toMatchObject({ name: domain.name(), id });
          read++;
        } catch (error) {
          // What no document can hold is told as such.
          if (!(error instanceof LibvirtError)) throw error;
          expect([ErrorNumber.OPERATION_FAILED, ErrorNumber.CONFIG_UNSUPPORTED]).toContain(error.code);
        }
      }),
      { numRuns: isLongRun ? 2000 : 60 },
    );
    await client.close();
    expect(read).toBeGreaterThan(10);
  });

  it("changes no byte of a file by a definition of what is described", async () => {
    await using stack = await startStack();
    await using conn = await stack.libvirt.open();
    let kept = 0;
    for (const { xml, name } of exampleDomains()) {
      const domain = await conn.defineXML(xml).catch((error: unknown) => {
        if (error instanceof LibvirtError) return undefined;
        throw error;
      });
      if (domain === undefined) continue;
      const content = () => readFileSync(join(stack.folder, domain.name()), "utf8");
      // A file without a uuid says the one of its path from then on.
      await conn.defineXML(await domain.XMLDesc(DomainXMLFlags.SECURE));
      const before = content();
      for (const flags of [DomainXMLFlags.SECURE, 0]) {
        await conn.defineXML(await domain.XMLDesc(flags));
        expect(content(), name).toBe(before);
      }
      kept++;
      await domain.undefine();
    }
    expect(kept).toBeGreaterThan(60);
  });
});

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConnectListAllDomainsFlags, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainCheckpointCreateFlags,
  DomainCheckpointDeleteFlags,
  DomainCheckpointXMLFlags,
  DomainUndefineFlags,
} from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("checkpoints of real guests");
const named = (name: string, more = "") => `<domaincheckpoint><name>${name}</name>${more}</domaincheckpoint>`;

describe.skipIf(reason !== undefined)("checkpoints", () => {
  let node: TestNode;
  let conn: Connection;
  let ref: DomainRef;
  beforeEach(async () => {
    node = new TestNode();
    conn = await node.open();
    ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("g"), 0), 0);
  });
  afterEach(() => node.end());

  /** The bitmaps in the image of a guest that is off, as `qemu-img` has them, by their names. */
  function bitmaps(): { name: string; flags: string[] }[] {
    const args = ["info", "--output=json", "-f", "qcow2", node.disk("g.img")];
    const info = JSON.parse(execFileSync("qemu-img", args, { encoding: "utf8" }));
    const found: { name: string; flags: string[] }[] = info["format-specific"].data.bitmaps ?? [];
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  it("track disks in their images, from one start to the next", async () => {
    const first = await conn.domainCheckpointCreateXML(ref, named("first"), 0);
    const second = await conn.domainCheckpointCreateXML(ref, named("second"), 0);
    expect((await conn.domainCheckpointGetParent(second, 0)).name).toBe("first");
    expect(await conn.listAllDomains(ConnectListAllDomainsFlags.HAS_CHECKPOINT)).toHaveLength(1);
    const node0 = JSON.parse(await conn.domainQemuMonitorCommand(ref, '{"execute":"query-block"}', 0));
    const inserted = node0.return.find((one: { inserted?: object }) => one.inserted !== undefined).inserted;
    expect(inserted["dirty-bitmaps"].map(({ name }: { name: string }) => name).sort()).toEqual([
      "first",
      "second",
    ]);
    const { SIZE, NO_DOMAIN } = DomainCheckpointXMLFlags;
    expect(await conn.domainCheckpointGetXMLDesc(first, SIZE | NO_DOMAIN)).toMatch(
      /<disk name='hda' checkpoint='bitmap' bitmap='first' size='\d+'\/>/,
    );
    await conn.domainDestroy(ref, 0);
    expect(bitmaps()).toMatchObject([
      { name: "first", flags: ["auto"] },
      { name: "second", flags: ["auto"] },
    ]);
    const wrong = { code: ErrorNumber.OPERATION_INVALID };
    await expect(conn.domainCheckpointDelete(first, 0)).rejects.toMatchObject(wrong);
    await expect(conn.domainUndefine(ref, 0)).rejects.toMatchObject(wrong);
    await conn.domainCreate(ref, 0);
    await conn.domainCheckpointDelete(first, 0);
    expect((await conn.domainListAllCheckpoints(ref, 0)).map(({ name }) => name)).toEqual(["second"]);
    await expect(conn.domainCheckpointGetParent(second, 0)).rejects.toMatchObject({
      code: ErrorNumber.NO_DOMAIN_CHECKPOINT,
    });
    await conn.domainDestroy(ref, 0);
    expect(bitmaps().map(({ name }) => name)).toEqual(["second"]);
    await conn.domainUndefine(ref, DomainUndefineFlags.CHECKPOINTS_METADATA);
    expect(readdirSync(join(node.root, "checkpoints"))).toEqual([]);
  });

  it.each(["create", "remove"])(
    "leave no bitmap in an image where somebody was killed, and then the guest ended: %s",
    async (doing) => {
      await conn.domainCheckpointCreateXML(ref, named("half"), 0);
      const path = join(node.root, "checkpoints", readdirSync(join(node.root, "checkpoints"))[0]!);
      const { checkpoints } = JSON.parse(readFileSync(path, "utf8"));
      const left =
        doing === "create"
          ? { unfinished: { doing, checkpoint: checkpoints[0] }, checkpoints: [] }
          : { unfinished: { doing, names: ["half"] }, checkpoints };
      const pid = node.pidOf(ref.id!);
      await conn.domainQemuMonitorCommand(ref, '{"execute":"quit"}', 0);
      await node.gone(pid);
      expect(bitmaps()).toMatchObject([{ name: "half" }]);
      writeFileSync(path, JSON.stringify(left));
      await conn.domainSetAutostart(ref, false);
      expect(bitmaps()).toEqual([]);
      await conn.domainCreate(ref, 0);
      await conn.domainCheckpointCreateXML(ref, named("half"), 0);
    },
  );

  it("are put back, forgotten, and refused where nothing can be tracked", async () => {
    const checkpoint = await conn.domainCheckpointCreateXML(ref, named("one"), 0);
    const xml = await conn.domainCheckpointGetXMLDesc(checkpoint, 0);
    await conn.domainCheckpointDelete(checkpoint, DomainCheckpointDeleteFlags.METADATA_ONLY);
    await expect(conn.domainCheckpointCreateXML(ref, named("one"), 0)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      message: expect.stringContaining("one"),
    });
    await conn.domainCheckpointCreateXML(ref, xml, DomainCheckpointCreateFlags.REDEFINE);
    const unsupported = { code: ErrorNumber.OPERATION_UNSUPPORTED };
    await expect(conn.domainSnapshotCreateXML(ref, "<domainsnapshot/>", 0)).rejects.toMatchObject(
      unsupported,
    );
    await expect(conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, 4)).rejects.toMatchObject(
      unsupported,
    );
    const failing = [
      [named("one"), ErrorNumber.OPERATION_FAILED],
      [named("a/b"), ErrorNumber.XML_ERROR],
      [named("x", "<disks><disk name='vdz' checkpoint='bitmap'/></disks>"), ErrorNumber.CONFIG_UNSUPPORTED],
      [named("x", "<disks><disk name='hda' checkpoint='no'/></disks>"), ErrorNumber.CONFIG_UNSUPPORTED],
    ] as const;
    for (const [text, code] of failing)
      await expect(conn.domainCheckpointCreateXML(ref, text, 0)).rejects.toMatchObject({ code });
    expect((await conn.domainListAllCheckpoints(ref, 0)).map(({ name }) => name)).toEqual(["one"]);
    await conn.domainDestroy(ref, 0);
    await expect(conn.domainCheckpointCreateXML(ref, named("off"), 0)).rejects.toMatchObject(unsupported);
    const raw = await conn.domainCreateXML(node.xml("raw", { format: "raw" }), 0);
    await expect(conn.domainCheckpointCreateXML(raw, named("raw"), 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
  });
});

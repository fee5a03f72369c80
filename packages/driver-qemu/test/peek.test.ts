import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { DomainCreateFlags, DomainMemoryFlags } from "@libvirt-ts/driver/flags";
import { afterAll, describe, expect, it } from "vitest";
import { reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("bytes of real guests");

describe.skipIf(reason !== undefined)("bytes of a guest", () => {
  const node = new TestNode();
  afterAll(() => node.end());

  it("are read from its memory and from a raw disk, and refused where there are none", async () => {
    const conn = await node.open();
    const more = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${node.disk("other.img")}'/><target dev='vdb' bus='virtio'/></disk>`;
    const xml = node.xml("g", { format: "raw", devices: more });
    const ref = await conn.domainCreateXML(xml, DomainCreateFlags.START_PAUSED);
    expect([...(await conn.domainBlockPeek(ref, "hda", 510n, 2, 0))]).toEqual([0x55, 0xaa]);
    const { PHYSICAL, VIRTUAL } = DomainMemoryFlags;
    expect(await conn.domainMemoryPeek(ref, 0n, 4096, PHYSICAL)).toHaveLength(4096);
    const invalid = { code: ErrorNumber.INVALID_ARG };
    for (const flags of [0, PHYSICAL | VIRTUAL])
      await expect(conn.domainMemoryPeek(ref, 0n, 1, flags)).rejects.toMatchObject(invalid);
    await expect(conn.domainMemoryPeek(ref, 0n, 4_194_305, PHYSICAL)).rejects.toMatchObject(invalid);
    for (const offset of [2n ** 40n, 2n ** 63n])
      await expect(conn.domainBlockPeek(ref, "hda", offset, 1, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainBlockPeek(ref, "vdz", 0n, 1, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainBlockPeek(ref, "vdb", 0n, 1, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_UNSUPPORTED,
    });
  });

  it("are not waited for where a disk is a pipe to which nobody writes", async () => {
    const conn = await node.open();
    const pipe = join(node.folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const disk = `<disk type='file' device='disk'><source file='${pipe}'/><target dev='vdb' bus='virtio'/></disk>`;
    const ref = await conn.domainDefineXML(node.xml("piped", { devices: disk }), 0);
    await expect(conn.domainBlockPeek(ref, "vdb", 0n, 1, 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });
});

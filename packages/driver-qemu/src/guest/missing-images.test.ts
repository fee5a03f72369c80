import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Disk, parseDomain } from "@libvirt-ts/xml/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { layoutOf } from "../node/layout.js";
import { QemuNode } from "../node/node.js";
import { withVolumes } from "../storage/volume-disks.js";
import { withoutMissing } from "./missing-images.js";

const root = mkdtempSync(join(tmpdir(), "mi-"));
let node: QemuNode;
beforeAll(async () => {
  node = await QemuNode.open(layoutOf(root), () => undefined);
});
afterAll(async () => {
  await node.close();
  rmSync(root, { recursive: true });
});

const disk = (target: string, source: string, device = "disk") =>
  `<disk type='file' device='${device}'><source ${source}/><target dev='${target}'/></disk>`;
const volume = (target: string, pool: string, name: string, more = "", device = "disk") =>
  `<disk type='volume' device='${device}'><driver type='raw'/><source pool='${pool}' volume='${name}'${more}/><target dev='${target}'/></disk>`;
const domainOf = (devices: readonly string[]) =>
  parseDomain(
    `<domain type='qemu'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>${devices.join("")}</devices></domain>`,
  ).domain;
const filledOf = (disks: readonly Disk[]) =>
  Object.fromEntries(disks.map((one) => [one.target.dev, "source" in one]));
const gone = (policy: string) => `file='/nowhere/image' startupPolicy='${policy}'`;

it("leaves out what a start can do without, and tells of it; what it cannot is QEMU's to miss", async () => {
  const devices = [
    disk("vda", "file='/nowhere/image'"),
    disk("vdb", gone("mandatory")),
    disk("vdc", gone("optional")),
    disk("sda", gone("optional"), "cdrom"),
    disk("sdb", gone("requisite"), "cdrom"),
    disk("sdc", "file='/' startupPolicy='optional'", "cdrom"),
  ];
  const told = (alias: string, reason: number) => ({ path: "/nowhere/image", alias, reason });
  const what = async (isBroughtBack: boolean) => {
    const { domain, missing } = await withoutMissing(node, domainOf(devices), isBroughtBack);
    return { filled: filledOf(domain.devices!.disk!), missing };
  };
  const kept = { vda: true, vdb: true, sda: false, sdc: true };
  expect(await what(false)).toEqual({
    filled: { ...kept, sdb: true },
    missing: [told("vdc", 1), told("sda", 0)],
  });
  expect(await what(true)).toEqual({
    filled: { ...kept, sdb: false },
    missing: [told("vdc", 1), told("sda", 0), told("sdb", 0)],
  });
});

it("does without a volume that is not there, in no pool, or in one that is not active", async () => {
  writeFileSync(join(node.layout.images, "there.img"), "");
  const idle = { type: "dir", name: "idle", uuid: "c7a5fdbd-edaf-9455-926a-d65c16db1809" } as const;
  await node.pools.changing(undefined, () =>
    node.pools.define({ ...idle, target: { path: node.layout.images } }),
  );
  const optional = " startupPolicy='optional'";
  const requisite = " startupPolicy='requisite'";
  const there = volume("vda", "default", "there.img", optional);
  const devices = [
    there,
    volume("vdb", "default", "gone.img", optional),
    volume("vdc", "nowhere", "there.img", optional),
    volume("vdd", "idle", "there.img", optional),
    volume("sda", "default", "gone.iso", optional, "cdrom"),
    "<disk type='volume' device='cdrom'><target dev='sdb'/></disk>",
  ];
  const { domain, missing } = await withoutMissing(node, domainOf(devices), false);
  const told = (alias: string, reason: number) => ({ path: undefined, alias, reason });
  expect(missing).toEqual([told("vdb", 1), told("vdc", 1), told("vdd", 1), told("sda", 0)]);
  const { disk } = (await withVolumes(node, domain)).devices!;
  expect(filledOf(disk!)).toEqual({ vda: true, sda: false, sdb: false });
  expect(disk!.map(({ type }) => type)).toEqual(["file", "file", "file"]);

  const needed = domainOf([there, volume("sda", "idle", "there.img", requisite, "cdrom")]);
  expect((await withoutMissing(node, needed, true)).missing).toEqual([told("sda", 0)]);
  expect((await withoutMissing(node, needed, false)).domain).toBe(needed);
});

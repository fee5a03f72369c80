import { parseDomain } from "@libvirt-ts/xml/domain";
import { expect, it } from "vitest";
import { withoutMissing } from "./missing-images.js";

const disk = (target: string, source: string, device = "disk") =>
  `<disk type='file' device='${device}'><source ${source}/><target dev='${target}'/></disk>`;
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
  const xml = `<domain type='qemu'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>${devices.join("")}</devices></domain>`;
  const told = (alias: string, reason: number) => ({ path: "/nowhere/image", alias, reason });
  const what = async (isBroughtBack: boolean) => {
    const { domain, missing } = await withoutMissing(parseDomain(xml).domain, isBroughtBack);
    const filled = domain.devices!.disk!.map((one) => [one.target.dev, "source" in one]);
    return { filled: Object.fromEntries(filled), missing };
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

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorLevel, ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { domainXML, openFolder, temporaryFolder, uuidOf } from "./folder.js";

/** Starts what a file says by a toolstack that only notes what it was handed. */
async function start(text: string, xendFormat?: 1 | 2 | 3 | 4) {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "calc"),
    `name = "calc"\nuuid = "${uuidOf(1)}"\nmemory = 256\nkernel = "/k"\n${text}`,
  );
  const handed: string[] = [];
  const createFrom = async (xml: string) => {
    handed.push(xml);
    return { uuid: uuidOf(1), name: "calc", id: 1 };
  };
  const { conn, warnings } = await openFolder(folder, {
    domainStarter: { createFrom },
    ...(xendFormat !== undefined && { configFormat: { xendFormat } }),
  });
  await conn.domainCreate(await conn.domainLookupByName("calc"), 0);
  return { xml: handed[0]!, warnings };
}

describe("a file is started with all that it says", () => {
  test("what domain XML has words for goes along", async () => {
    const { xml, warnings } = await start(
      "vcpus = 2\ncpus = '2-3'\npci = [ '04:00.0' ]\ndisk = [ 'phy:/dev/vg/calc,xvda,w,stor' ]\nvif = [ 'mac=00:16:3e:01:02:04,bridge=lan0,backend=wall' ]\n",
    );
    expect(xml).toContain("<vcpu placement='static' cpuset='2-3'>2</vcpu>");
    expect(xml).toContain("<backenddomain name='stor'/>");
    expect(xml).toContain("<backenddomain name='wall'/>");
    expect(xml).toContain("<address domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>");
    expect(warnings).toEqual([]);
  });

  test("what it has none for is told, with its line", async () => {
    const { warnings } = await start(
      "cpu_weight = 512\nvncviewer = 1\nvif = [ 'bridge=b,rate=1MB/s@20ms' ]\n",
    );
    expect(warnings).toMatchObject([
      { level: ErrorLevel.WARNING, int1: 7, message: expect.stringContaining("rate") },
      { level: ErrorLevel.WARNING, int1: 5, message: expect.stringContaining("cpu_weight") },
    ]);
  });

  test.each([
    "vtpm = [ 'instance=1,backend=0' ]",
    "pci = [ '04:00.*' ]",
    "cpus = 'nodes:0'",
    "irq = [ 5 ]",
    "disk = [ 'nonsense' ]",
  ])("and not started at all where it would be another guest: %s", async (text) => {
    await expect(start(`${text}\n`)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      message: expect.stringContaining("the guest would be another one"),
    });
  });
});

describe("the files are written in the words of the host's xend", () => {
  const screen = "<devices><graphics type='vnc' port='5901'/></devices>";

  test.each([
    [1, ["sdl = 0", "vnc = 1", "vncunused = 0", "vncdisplay = 1"]],
    [2, ["vnc = 1", "vncdisplay = 1"]],
    [3, ['vfb = [ "type=vnc,vncdisplay=1" ]']],
    [4, ['vfb = [ "type=vnc,vncdisplay=1" ]']],
    [undefined, ['vfb = [ "type=vnc,vncdisplay=1" ]']],
  ] as const)("format %s", async (xendFormat, lines) => {
    const folder = temporaryFolder();
    const peers = xendFormat === undefined ? {} : { configFormat: { xendFormat } };
    const { conn } = await openFolder(folder, peers);
    await conn.domainDefineXML(domainXML("web", uuidOf(1), screen), 0);
    const text = readFileSync(join(folder, "web"), "utf8");
    for (const line of lines) expect(text).toContain(`${line}\n`);
  });

  test("and a full machine's disks in those of Xen 3.0.2", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder, { configFormat: { xendFormat: 1 } });
    const devices = `<devices>
      <disk type='file' device='disk'><source file='/a.img'/><target dev='hda'/></disk>
      <disk type='file' device='cdrom'><source file='/cd.iso'/><target dev='hdc'/><readonly/></disk>
    </devices>`;
    const hvm = domainXML("web", uuidOf(1), devices).replace(
      /<os>.*<\/os>/s,
      "<os><type>hvm</type><loader>/hvmloader</loader></os>",
    );
    await conn.domainDefineXML(hvm, 0);
    const text = readFileSync(join(folder, "web"), "utf8");
    expect(text).toContain("ioemu:hda");
    expect(text).toContain('cdrom = "/cd.iso"');
  });

  test("and read in them", async () => {
    const text = "vnc = 1\nvncunused = 0\nvncdisplay = 3\n";
    expect((await start(text, 2)).xml).toContain("<graphics type='vnc' port='5903'/>");
    expect((await start(text, 4)).warnings.map(({ message }) => message).join()).toContain("vncdisplay");
  });
});

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { DomainDeviceModifyFlags, DomainXMLFlags } from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connection, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("devices that come and go");
const { LIVE, CONFIG, FORCE } = DomainDeviceModifyFlags;

describe.skipIf(reason !== undefined)("a device of a guest that runs", () => {
  let node: TestNode;
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  const disk = (name: string, target: string, bus = "virtio") =>
    `<disk type='file'><driver name='qemu' type='qcow2'/><source file='${node.disk(name)}'/><target dev='${target}' bus='${bus}'/></disk>`;
  const named = (name: string, part: string, devices = "") =>
    node
      .xml(name, { devices })
      .replace("<controller type='usb' model='none'/>", `<controller type='usb' model='qemu-xhci'/>${part}`);

  /** A guest that has booted, so that it gives back what it is asked for. */
  async function running(conn: Connection, xml: string) {
    const ref = await conn.domainCreate(await conn.domainDefineXML(xml, 0), 0);
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
    await writable.getWriter().write(new TextEncoder().encode("x"));
    await readUntil(readable, "x");
    return ref;
  }
  type Ref = Awaited<ReturnType<typeof running>>;
  const ask = async (conn: Connection, ref: Ref, execute: string, args: object = {}) =>
    JSON.parse(await conn.domainQemuMonitorCommand(ref, JSON.stringify({ execute, arguments: args }), 0))
      .return;
  const peripherals = async (conn: Connection, ref: Ref): Promise<string[]> =>
    (await ask(conn, ref, "qom-list", { path: "/machine/peripheral" })).map(
      ({ name }: { name: string }) => name,
    );
  const nodes = async (conn: Connection, ref: Ref): Promise<string[]> =>
    (await ask(conn, ref, "query-named-block-nodes", { flat: true })).map(
      (it: Record<string, string>) => it["node-name"],
    );

  it("comes to it and goes, with all that it stands on, disks and cards alike", async () => {
    const conn = await node.open();
    const ref = await running(conn, named("plugs", "<controller type='scsi' model='virtio-scsi'/>"));
    const [bare, before] = [await conn.domainGetXMLDesc(ref, 0), await nodes(conn, ref)];
    const kept = await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE);
    const cases = [
      [disk("a.img", "vdb"), "virtio-disk1"],
      [disk("b.img", "sdb", "scsi"), "scsi0-0-0-1"],
      ["<interface type='user'><mac address='52:54:00:00:00:09'/><model type='virtio'/></interface>", "net0"],
      ["<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", "rng0"],
    ] as const;
    for (const [xml, alias] of cases) {
      await conn.domainAttachDevice(ref, xml, LIVE);
      expect(await peripherals(conn, ref)).toContain(alias);
      expect(await conn.domainGetXMLDesc(ref, 0)).toContain(`<alias name='${alias}'/>`);
    }
    expect(await conn.domainBlockStats(ref, "vdb")).toMatchObject({ wrReq: 0 });
    expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE)).toBe(kept);
    // Whoever comes next takes them away again.
    const other = await node.open();
    for (const [xml, alias] of cases) {
      await other.domainDetachDevice(ref, xml, LIVE);
      expect(await peripherals(other, ref)).not.toContain(alias);
    }
    expect(await nodes(other, ref)).toEqual(before);
    expect(await conn.domainGetXMLDesc(ref, 0)).toBe(bare);
  });

  it("is held back on every bus, from its start and later", async () => {
    const conn = await node.open();
    const tuned = (xml: string) =>
      xml.replace("</disk>", "<iotune><read_iops_sec>50</read_iops_sec></iotune></disk>");
    const scsi = "<controller type='scsi' model='virtio-scsi'/>";
    const disks = [disk("a.img", "vdb"), disk("b.img", "sdb", "scsi"), disk("c.img", "sdc", "usb")];
    const ref = await running(conn, named("held", scsi, disks.map(tuned).join("")));
    for (const target of ["vdb", "sdb", "sdc"]) {
      expect(await conn.domainGetBlockIoTune(ref, target, LIVE)).toMatchObject({ read_iops_sec: 50 });
      await conn.domainSetBlockIoTune(ref, target, { read_iops_sec: 60 }, LIVE);
    }
    const drives: { inserted: { iops_rd: number } }[] = await ask(conn, ref, "query-block");
    expect(drives.map(({ inserted }) => inserted.iops_rd).sort()).toEqual([0, 60, 60, 60]);
  });

  it("on USB or of memory comes, too", async () => {
    const conn = await node.open();
    const xml = named("usb", "")
      .replace(
        "<memory unit='MiB'>32</memory>",
        "<maxMemory slots='2' unit='MiB'>256</maxMemory><memory unit='MiB'>32</memory>",
      )
      .replace(
        "<vcpu>1</vcpu>",
        "<vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='32' unit='MiB'/></numa></cpu>",
      );
    const ref = await running(conn, xml);
    await conn.domainAttachDevice(ref, disk("u.img", "sda", "usb"), LIVE);
    await conn.domainAttachDevice(ref, "<input type='tablet' bus='usb'/>", LIVE);
    await conn.domainAttachDevice(
      ref,
      "<memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>",
      LIVE,
    );
    expect(await peripherals(conn, ref)).toEqual(expect.arrayContaining(["usb-disk0", "dimm0"]));
    expect((await conn.domainGetInfo(ref)).maxMem).toBe(163_840);
    await conn.domainDetachDevice(ref, disk("u.img", "sda", "usb"), LIVE);
    expect(await peripherals(conn, ref)).not.toContain("usb-disk0");
  });

  it("that is refused leaves guest and definition as they were", async () => {
    const conn = await node.open();
    const ref = await running(conn, named("firm", ""));
    const both = async () => [
      await conn.domainGetXMLDesc(ref, 0),
      await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE),
      await nodes(conn, ref),
    ];
    const before = await both();
    writeFileSync(join(node.folder, "raw.img"), "no qcow2");
    const refusals = [
      [disk("c.img", "vdb").replace("c.img", "nowhere.img"), ErrorNumber.INTERNAL_ERROR],
      [disk("c.img", "vdb").replace("c.img", "raw.img"), ErrorNumber.INTERNAL_ERROR],
      [disk("c.img", "hda", "ide"), ErrorNumber.OPERATION_FAILED],
      [disk("c.img", "hdb", "ide"), ErrorNumber.OPERATION_UNSUPPORTED],
      [disk("c.img", "sdc", "scsi"), ErrorNumber.CONFIG_UNSUPPORTED],
      ["<video><model type='vga'/></video>", ErrorNumber.OPERATION_UNSUPPORTED],
      ["<interface type='user'><model type='nonsense'/></interface>", ErrorNumber.INTERNAL_ERROR],
      ["<nope/>", ErrorNumber.XML_ERROR],
    ] as const;
    for (const [xml, code] of refusals) {
      await expect(conn.domainAttachDevice(ref, xml, LIVE | CONFIG), xml).rejects.toMatchObject({ code });
      expect(await both(), xml).toEqual(before);
    }
    const missing = { code: ErrorNumber.DEVICE_MISSING };
    await expect(conn.domainDetachDevice(ref, disk("c.img", "vdx"), LIVE)).rejects.toMatchObject(missing);
    await expect(conn.domainDetachDeviceAlias(ref, "zz", LIVE)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
    });
    expect(await both()).toEqual(before);
  });

  it("that the guest keeps stays in its document until it gives it up", async () => {
    const conn = await node.open();
    const ref = await running(conn, named("slow", ""));
    await conn.domainAttachDevice(ref, disk("s.img", "vdb"), LIVE);
    await conn.domainSuspend(ref);
    await conn.domainDetachDevice(ref, disk("s.img", "vdb"), LIVE);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("dev='vdb'");
    const events = conn.domainEvents({ kinds: ["device-removed"] });
    await events.ready;
    await conn.domainResume(ref);
    for await (const event of events) if (event.event === "device-removed") break;
    // The next change finds it gone.
    await conn.domainSuspend(ref);
    expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain("dev='vdb'");
    expect(
      JSON.parse(readFileSync(join(node.root, "guests", `${ref.id}`, "guest.json"), "utf8")),
    ).not.toHaveProperty("plugs");
  }, 60_000);

  it("of a drive is its medium, which is exchanged, taken out and put in", async () => {
    const conn = await node.open();
    const drive = (source: string) =>
      `<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>${source}<target dev='hdc' bus='ide'/><readonly/></disk>`;
    const medium = (name: string) => {
      writeFileSync(join(node.folder, name), Buffer.alloc(2048));
      return `<source file='${join(node.folder, name)}'/>`;
    };
    const ref = await running(conn, named("media", "", drive(medium("one.iso"))));
    const inserted = async () => {
      const drives = await ask(conn, ref, "query-block");
      return drives.find(({ qdev }: { qdev: string }) => qdev === "ide0-1-0")?.inserted?.image.filename;
    };
    expect(await inserted()).toBe(join(node.folder, "one.iso"));
    await conn.domainUpdateDevice(ref, drive(medium("two.iso")), LIVE);
    expect(await inserted()).toBe(join(node.folder, "two.iso"));
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("two.iso");
    expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE)).toContain("one.iso");
    await expect(
      conn.domainUpdateDevice(ref, drive(`<source file='${join(node.folder, "no.iso")}'/>`), LIVE),
    ).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    expect(await inserted()).toBe(join(node.folder, "two.iso"));
    await conn.domainUpdateDevice(ref, drive(""), LIVE | CONFIG | FORCE);
    expect(await inserted()).toBeUndefined();
    for (const flags of [0, DomainXMLFlags.INACTIVE])
      expect(await conn.domainGetXMLDesc(ref, flags)).not.toContain(".iso");
    await conn.domainUpdateDevice(ref, drive(medium("one.iso")), LIVE);
    expect(await inserted()).toBe(join(node.folder, "one.iso"));
  });

  it("changes while the guest runs where it can: a link, a password", async () => {
    const conn = await node.open();
    const card = (link: string) =>
      `<interface type='user'><mac address='52:54:00:00:00:0a'/><model type='virtio'/>${link}</interface>`;
    const screen = (more: string) => `<graphics type='vnc' port='-1' autoport='yes'${more}/>`;
    const ref = await running(conn, named("links", "", card("") + screen(" passwd='secret0'")));
    await conn.domainUpdateDevice(ref, card("<link state='down'/>"), LIVE);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<link state='down'/>");
    const other = card("").replace("'virtio'", "'e1000'");
    await expect(conn.domainUpdateDevice(ref, other, LIVE)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
    await conn.domainUpdateDevice(ref, screen(" passwd='secret1'"), LIVE);
    expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain("secret1");
    expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.SECURE)).toContain("secret1");
    await expect(conn.domainUpdateDevice(ref, "<serial type='pty'/>", LIVE)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
  });

  it("that came while it ran is saved with it, as are vcpus, and comes back", async () => {
    const conn = await node.open();
    const xml = named("kept", "").replace("<vcpu>1</vcpu>", "<vcpu current='1'>2</vcpu>");
    const ref = await running(conn, xml);
    await conn.domainAttachDevice(ref, disk("k.img", "vdb"), LIVE);
    await conn.domainAttachDevice(ref, disk("l.img", "vdd"), LIVE);
    await conn.domainDetachDevice(ref, disk("k.img", "vdb"), LIVE);
    await conn.domainSetVcpus(ref, 2, LIVE);
    await conn.domainManagedSave(ref, 0);
    const again = await conn.domainCreate(ref, 0);
    expect(await conn.domainGetXMLDesc(again, 0)).toContain("dev='vdd'");
    expect((await conn.domainGetInfo(again)).nrVirtCpu).toBe(2);
    const { readable, writable } = await conn.domainOpenConsole(again, undefined, 0);
    await writable.getWriter().write(new TextEncoder().encode("y"));
    expect(await readUntil(readable, "y")).toBe("y");
    await conn.domainDetachDevice(again, disk("l.img", "vdd"), LIVE);
    expect(await conn.domainGetXMLDesc(again, 0)).not.toContain("dev='vdd'");
  });

  it("that somebody was killed at plugging is finished or undone by who comes next", async () => {
    const first = await node.open();
    const ref = await running(first, named("torn", ""));
    const before = await first.domainGetXMLDesc(ref, 0);
    const base = { driver: "file", filename: node.disk("t.img"), "node-name": "libvirt-7-storage" };
    await ask(first, ref, "blockdev-add", base);
    const cleanup = [{ execute: "blockdev-del", arguments: { "node-name": "libvirt-7-storage" } }];
    const device = {
      type: "file",
      source: { file: node.disk("t.img") },
      target: { dev: "vdb", bus: "virtio" },
    };
    node.editRecord(ref.id!, (record) => ({
      ...record,
      plugs: [{ alias: "virtio-disk1", element: "disk", device, cleanup }],
    }));
    const second = await node.open();
    await second.domainSuspend(ref);
    expect(await nodes(second, ref)).not.toContain("libvirt-7-storage");
    expect(await second.domainGetXMLDesc(ref, 0)).toBe(before);
    await ask(second, ref, "blockdev-add", base);
    await ask(second, ref, "device_add", {
      driver: "virtio-blk-pci",
      drive: "libvirt-7-storage",
      id: "virtio-disk1",
    });
    const alias = { name: "virtio-disk1" };
    node.editRecord(ref.id!, (record) => ({
      ...record,
      plugs: [{ alias: "virtio-disk1", element: "disk", device: { ...device, alias }, cleanup }],
    }));
    const third = await node.open();
    await third.domainResume(ref);
    expect(await third.domainGetXMLDesc(ref, 0)).toContain("<alias name='virtio-disk1'/>");
    expect(readdirSync(join(node.root, "guests"))).toEqual([`${ref.id}`]);
  });
});

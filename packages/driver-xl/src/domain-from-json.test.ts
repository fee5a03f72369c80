import { readFileSync } from "node:fs";
import { confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, test } from "vitest";
import { domainFromJson } from "./domain-from-json.js";
import { type JsonObject, objectIn, parseList, type XlDomain } from "./xl-json.js";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
const guests = [...parseList(fixture("xl-list-l.json")), ...parseList(fixture("xl-list-l-more.json"))];

describe("what xl 4.17 recorded of running guests", () => {
  test.each(guests.map((guest) => [guest.name, guest] as const))("%s is a valid document", (_, guest) => {
    const xml = formatDomain(domainFromJson(guest, { consoleTty: "/dev/pts/3", vcpus: 1 }));
    expect(validateDomain(xml)).toEqual([]);
    expect(xml).not.toContain("SECRET");
    const { domain, warnings } = parseDomain(xml);
    expect(warnings).toEqual([]);
    expect(domain).toMatchObject({ name: guest.name, uuid: guest.uuid });
  });

  test.each(guests.filter(({ id }) => id > 0).map((guest) => [guest.name, guest] as const))(
    "%s is the same guest as a configuration of xl",
    (_, guest) => {
      const { id, ...described } = domainFromJson(guest, {});
      const { document } = domainToConf(described, "xl");
      expect(confToDomain(document, "xl").domain).toMatchObject({
        name: described.name,
        uuid: described.uuid,
        ...(described.os?.type.value === "hvm" && {
          os: { type: described.os.type, boot: described.os.boot },
        }),
        memory: described.memory,
        vcpu: described.vcpu,
      });
    },
  );

  test("each kind of guest is told with its devices", () => {
    const byName = new Map(guests.map((guest) => [guest.name, domainFromJson(guest, { vncPort: 5901 })]));
    expect(byName.get("linux1")).toMatchObject({
      os: { type: { value: "linux" }, kernel: "/guests/vmlinuz-cloud", initrd: "/guests/guest.cpio.gz" },
      memory: { value: 98_304 },
    });
    expect(byName.get("pvh")?.os).toMatchObject({ type: { value: "linux", machine: "xenpvh" } });
    expect(byName.get("hvm1")).toMatchObject({
      os: { type: { value: "hvm" }, boot: [{ dev: "hd" }, { dev: "cdrom" }] },
      memory: { value: 131_072 },
      currentMemory: { value: 65_536 },
      vcpu: { value: 2, current: 1 },
      features: { acpi: true, apic: {}, pae: true },
      devices: {
        disk: [
          { device: "disk", source: { file: "/tmp/d.img" }, target: { dev: "xvda" } },
          { device: "cdrom", source: { file: "/tmp/cd.iso" }, target: { dev: "hdc" }, readonly: true },
        ],
        interface: [
          {
            source: { bridge: "xenbr0" },
            mac: { address: "00:16:3e:11:22:33" },
            model: { type: "e1000" },
            script: { path: "vif-bridge" },
          },
        ],
        graphics: [{ type: "vnc", port: 5901, listen: "127.0.0.1" }],
      },
    });
  });
});

test("an odd entry of a list hides no other one", () => {
  const [first, ...rest] = JSON.parse(fixture("xl-list-l.json")) as object[];
  const odd = [null, 7, {}, { domid: "9" }, { domid: 9, config: { c_info: {} } }];
  const text = JSON.stringify([first, ...odd, ...rest]);
  expect(parseList(text)).toEqual(parseList(fixture("xl-list-l.json")));
});

/** A guest of hvm1's record with other parts. */
function hvmWith(build: object, machine: object = {}, config: object = {}) {
  const { config: recorded, ...hvm1 } = guests.find(({ name }) => name === "hvm1")!;
  const b_info = objectIn(recorded, "b_info");
  const whole = { ...objectIn(b_info, "type.hvm"), ...machine };
  return {
    ...hvm1,
    config: { ...recorded, b_info: { ...b_info, ...build, "type.hvm": whole }, ...config } as JsonObject,
  };
}

describe("a fully virtualised guest's live description", () => {
  const told = (guest: XlDomain, surroundings = {}) => formatDomain(domainFromJson(guest, surroundings));

  test("is complete, and defining it warns of nothing and asks for no port, terminal or name of this run", () => {
    const loader = "/usr/lib/xen-4.17/boot/hvmloader";
    const xml = told(hvmWith({}), { vncPort: 5900, consoleTty: "/dev/pts/2", loader });
    for (const part of [
      `<loader>${loader}</loader>`,
      "<clock offset='utc'/>",
      "<graphics type='vnc' port='5900' autoport='yes' listen='127.0.0.1'/>",
      "<console tty='/dev/pts/2'/>",
      "<model type='cirrus'/>",
    ]) {
      expect(xml).toContain(part);
    }
    expect(xml).toMatch(/<serial type='pty'>\s*<source path='\/dev\/pts\/2'\/>\s*<target port='0'\/>/);
    const { domain, warnings } = parseDomain(xml);
    const defined = domainToConf(domain, "xl");
    expect([...warnings, ...defined.warnings]).toEqual([]);
    const text = defined.document.format();
    for (const line of ['serial = "pty"', 'vga = "cirrus"', "vncunused = 1"]) expect(text).toContain(line);
    expect(text).not.toMatch(/vncdisplay|firmware|pts|localtime/);
  });

  test("tells every part that libxl records", () => {
    const guest = hvmWith(
      {
        video_memkb: 16_384,
        localtime: "True",
        vcpu_hard_affinity: [
          [0, 1, 2, 5],
          [0, 1, 2, 5],
        ],
        kernel: "/boot/vmlinuz",
        cmdline: "quiet",
      },
      {
        vga: { kind: "std" },
        serial: undefined,
        serial_list: ["file:/var/log/one", "pty"],
        usbdevice: "tablet",
        soundhw: "hda",
        bios: "ovmf",
      },
      {
        disks: [
          { pdev_path: "/dev/vg/a", vdev: "hda", backend: "phy", format: "raw", readwrite: 1 },
          { pdev_path: "/b.qcow2", vdev: "hdb", backend: "qdisk", format: "qcow2", backend_domname: "store" },
          { pdev_path: "rbd:pool/c", vdev: "hdc", backend: "qdisk", format: "raw", readwrite: 1 },
        ],
        nics: [
          {
            mac: "00:16:3e:00:00:01",
            nictype: "vif",
            rate_bytes_per_interval: 62_500,
            rate_interval_usecs: 50_000,
          },
          { mac: "00:16:3e:00:00:02", bridge: "br1", backend_domid: 3 },
        ],
        pcidevs: [{ func: 1, dev: 2, bus: 4, domain: 0 }],
      },
    );
    const xml = told(guest, { consoleTty: "/dev/pts/2" });
    expect(validateDomain(xml)).toEqual([]);
    const { domain, warnings } = parseDomain(xml);
    const { document, warnings: lost } = domainToConf(domain, "xl");
    expect([...warnings, ...lost]).toEqual([]);
    const again = confToDomain(document, "xl").domain;
    expect(Object.fromEntries(document.names().map((key) => [key, document.get(key)]))).toMatchObject({
      cpus: "0-2,5",
      localtime: 1,
      kernel: "/boot/vmlinuz",
      cmdline: "quiet",
      bios: "ovmf",
      vga: "stdvga",
      videoram: 16,
      serial: ["file:/var/log/one", "pty"],
      usbdevice: "tablet",
      soundhw: "hda",
      pci: ["0000:04:02.1"],
    });
    expect(again.devices?.disk).toMatchObject([
      { source: { dev: "/dev/vg/a" }, driver: { name: "phy" } },
      { source: { file: "/b.qcow2" }, driver: { name: "qemu", type: "qcow2" } },
      { type: "network", source: { protocol: "rbd", name: "pool/c" } },
    ]);
    expect(document.get("disk")).toMatchObject([
      expect.anything(),
      expect.stringContaining("backend=store"),
      expect.stringMatching(/backendtype=qdisk.*target=rbd:pool\/c/),
    ]);
    expect(document.get("vif")).toEqual([
      expect.stringMatching(/type=vif.*rate=1250KB\/s/),
      expect.stringMatching(/bridge=br1.*backend=3/),
    ]);
  });

  test("has Xen's own console where no serial port is a terminal, and no port that it has not", () => {
    const xml = told(hvmWith({}, { serial: undefined }), { consoleTty: "/dev/pts/1" });
    const { domain, warnings } = parseDomain(xml);
    expect(domain.devices?.console).toMatchObject([{ tty: "/dev/pts/1" }]);
    const { document, warnings: lost } = domainToConf(domain, "xl");
    expect([warnings, lost, document.get("serial")]).toEqual([[], [], undefined]);
  });

  test("has cards by a bridge, a device of the host's, or a script", () => {
    const nics = [
      { bridge: "br0" },
      { gatewaydev: "eth0" },
      { script: "vif-route" },
      { script: "vif-bridge" },
    ];
    expect(domainFromJson(hvmWith({}, {}, { nics }), {}).devices?.interface).toMatchObject([
      { type: "bridge", source: { bridge: "br0" } },
      { type: "ethernet", source: { dev: "eth0" } },
      { type: "ethernet", script: { path: "vif-route" } },
      { type: "bridge", script: { path: "vif-bridge" } },
    ]);
  });

  test("has each screen once, where the record of a guest of libvirt's has it twice", () => {
    const vnc = { enable: "True", listen: "127.0.0.1", display: 0, findunused: "True" };
    const xml = told(hvmWith({}, { vnc }, { vfbs: [{ devid: 0, vnc, sdl: {} }] }), { vncPort: 5900 });
    expect(xml.match(/<graphics/g)).toHaveLength(1);
  });
});

describe("what is no list of domains", () => {
  test.each([
    ["nothing", ""],
    ["S-expressions", "(domain\n\t(domid 0)\n)"],
    ["half a list", '[ { "domid": 1, "config": {'],
    ["a number", "7"],
    ["null", "[ null ]"],
    ["no configuration", '[ { "domid": 1 } ]'],
    ["no uuid", '[ { "domid": 1, "config": { "c_info": { "name": "x" } } } ]'],
    ["an id that is a text", '[ { "domid": "1", "config": { "c_info": { "uuid": "x" } } } ]'],
  ])("%s is refused", (_, text) => {
    expect(() => parseList(text)).toThrow(/xl list -l/);
  });
});

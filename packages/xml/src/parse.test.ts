import { describe, expect, it } from "vitest";
import { XmlError } from "./errors.js";
import { formatDomain } from "./format.js";
import { parseDevice, parseDocument, parseDomain } from "./parse.js";
import { readDomain } from "./read/domain.js";

const wrap = (inside: string, memory = "<memory>65536</memory>") =>
  `<domain><name>a</name>${memory}<bootloader>/b</bootloader>${inside}</domain>`;
const read = (inside: string, memory?: string) => parseDomain(wrap(inside, memory));
const warningsOf = (inside: string, memory?: string) => read(inside, memory).warnings.map(({ id }) => id);

function idsOf(text: string): string[] {
  try {
    parseDomain(text);
    return [];
  } catch (error) {
    return (error as XmlError).problems.map(({ id }) => id);
  }
}

describe("problems", () => {
  it("are told all at once, each with its place", () => {
    const text = `<domain type='vmware'>
  <uuid>1</uuid>
  <memory unit='furlongs'>1</memory>
  <vcpu>0</vcpu>
  <os><kernel>/k</kernel></os>
  <devices>
    <disk/>
    <disk type='block'><source file='/x'/><target dev='hda'/></disk>
    <interface><mac address='?'/></interface>
    <graphics type='vnc' port='70000' passwd='s3cret'/>
  </devices>
</domain>`;
    const refused = (() => {
      try {
        return parseDomain(text);
      } catch (error) {
        return error as XmlError;
      }
    })();
    expect(refused).toBeInstanceOf(XmlError);
    const problems = refused instanceof XmlError ? refused.problems : [];
    expect(problems.map(({ id, path, line, column }) => `${line}:${column} ${path} ${id}`)).toEqual([
      "1:1 /domain domain.name-missing",
      "2:3 /domain/uuid domain.uuid",
      "5:3 /domain/os domain.os-type",
      "3:3 /domain/memory/@unit domain.memory",
      "4:3 /domain/vcpu domain.vcpu",
      "7:5 /domain/devices/disk[1] disk.source-missing",
      "7:5 /domain/devices/disk[1] disk.target-missing",
      "8:24 /domain/devices/disk[2]/source disk.source-missing",
      "9:5 /domain/devices/interface device.mac",
      "10:5 /domain/devices/graphics/@port device.port",
    ]);
    expect((refused as XmlError).message).toContain("line 2, column 3: /domain/uuid: expected 32 hex digits");
    expect((refused as XmlError).message).not.toContain("s3cret");
  });

  it("are none where a document is another hypervisor's, and warnings where its words are nobody's", () => {
    for (const type of ["bhyve", "ch", "hvf", "hyperv", "lxc", "openvz", "parallels", "vmware", "vz"]) {
      const { domain, warnings } = parseDomain(
        `<domain type='${type}'><name>a</name><memory>8192</memory><os><type>hvm</type></os></domain>`,
      );
      expect([domain.type, warnings]).toEqual([type, []]);
    }
    const text =
      "<domain type='zephyr'><name>a</name><memory>8192</memory><os><type>aix</type></os></domain>";
    const { domain, warnings } = parseDomain(text);
    expect(warnings.map(({ path, id }) => `${path} ${id}`)).toEqual([
      "/domain/@type domain.type",
      "/domain/os/type domain.os-type",
      "/domain domain.kernel-missing",
    ]);
    expect(formatDomain(domain)).toContain("<domain type='zephyr'>");
    expect(formatDomain(domain)).toContain("<type>aix</type>");
  });

  it("are none for the words of today's Xen guests, which are kept", () => {
    const osOf = (type: string) =>
      parseDomain(wrap(`<os>${type}<kernel>/k</kernel></os>`), { strict: true }).domain;
    const pv = osOf("<type arch='x86_64' machine='xenpv'>xen</type>");
    expect(pv.os).toMatchObject({
      kind: "paravirtual",
      type: "xen",
      arch: "x86_64",
      machine: "xenpv",
      kernel: "/k",
    });
    expect(formatDomain(pv)).toContain("<type arch='x86_64' machine='xenpv'>xen</type>");
    const pvh = osOf("<type>xenpvh</type>");
    expect(pvh.os).toMatchObject({ kind: "paravirtual", type: "xenpvh", machine: "xenpvh", kernel: "/k" });
    expect(formatDomain(pvh)).toContain("<type machine='xenpvh'>xenpvh</type>");
  });

  it("include the warnings when strict", () => {
    expect(warningsOf("<vcpu cpuset='1'>2</vcpu>")).toEqual([]);
    expect(warningsOf("<vcpu threads='1'>2</vcpu>")).toEqual(["domain.attribute"]);
    expect(() => parseDomain(wrap("<vcpu threads='1'>2</vcpu>"), { strict: true })).toThrow(
      /attribute threads/,
    );
    expect(parseDomain(wrap(""), { strict: true }).warnings).toEqual([]);
  });

  it("have no more vcpus online than there are", () => {
    for (const current of ["3", "0", "-1", "x", "1.5"]) {
      const xml = wrap(`<vcpu current='${current}'>2</vcpu>`);
      expect(() => parseDomain(xml), current).toThrow(/vcpu\/@current: expected a whole number from 1 to 2/);
    }
  });

  it("do not quote long texts whole", () => {
    expect(() => parseDomain(wrap(`<vcpu>${"x".repeat(10_000)}</vcpu>`))).toThrow(/"x{40}…"$/);
  });
});

describe("memory", () => {
  it.each([
    ["<memory>65536</memory>", 65536],
    ["<memory> 0065536\n</memory>", 65536],
    ["<memory unit='b'>4194304</memory>", 4096],
    ["<memory unit='bytes'>4194305</memory>", 4097],
    ["<memory unit='KB'>100000</memory>", 97657],
    ["<memory unit='k'>65536</memory>", 65536],
    ["<memory unit='KiB'>65536</memory>", 65536],
    ["<memory unit='M'>64</memory>", 65536],
    ["<memory unit='MB'>64</memory>", 62500],
    ["<memory unit=' MiB '>64</memory>", 65536],
    ["<memory unit='G'>1</memory>", 1048576],
    ["<memory unit='GB'>1</memory>", 976563],
    ["<memory unit='TB'>1</memory>", 976562500],
    ["<memory unit='TiB'>16</memory>", 17179869184],
  ])("is read from %s", (memory, kib) => {
    const { domain, warnings } = read("", memory);
    expect(domain.memory).toBe(kib);
    expect(warnings).toEqual([]);
  });

  it.each([
    "4095",
    "0",
    "-1",
    "+65536",
    "6e4",
    "65536.0",
    "64M",
    "0x10000",
    "１２３４５６",
    "9007199254740993",
    "1 2",
  ])("is not read from %s", (text) => {
    expect(idsOf(wrap("", `<memory>${text}</memory>`))).toEqual(["domain.memory"]);
  });

  it.each(["<memory>9007199254740993</memory>", "<memory unit='TiB'>99999999</memory>"])(
    "is too large in %s, and that is said",
    (memory) => {
      expect(() => parseDomain(wrap("", memory))).toThrow(/which is too large$/);
    },
  );

  it("is not read in an unknown unit, or beyond all bounds", () => {
    expect(idsOf(wrap("", "<memory unit='PiB'>1</memory>"))).toEqual(["domain.memory"]);
    expect(idsOf(wrap("", "<memory unit='TiB'>9007199254740991</memory>"))).toEqual(["domain.memory"]);
  });

  it("is assumed where it is missing, with a warning", () => {
    for (const memory of ["", "<memory/>", "<memory unit='GiB'> </memory>"]) {
      expect(read("", memory).domain.memory).toBe(131072);
      expect(warningsOf("", memory)).toEqual(["domain.memory-missing"]);
    }
  });

  it("is raised to what is in use, with a warning", () => {
    const { domain } = read("<currentMemory unit='MiB'>128</currentMemory>");
    expect(domain).toMatchObject({ memory: 131072 });
    expect(domain).not.toHaveProperty("currentMemory");
    expect(warningsOf("<currentMemory>131072</currentMemory>")).toEqual(["domain.memory"]);
  });

  it("in use is absent when it is all of it", () => {
    expect(read("<currentMemory>65536</currentMemory>").domain).not.toHaveProperty("currentMemory");
    expect(read("<currentMemory>1024</currentMemory>").domain.currentMemory).toBe(1024);
    expect(idsOf(wrap("<currentMemory>0</currentMemory>"))).toEqual(["domain.memory"]);
  });
});

describe("values", () => {
  it("are trimmed, but for the command line", () => {
    const { domain } = parseDomain(
      `<domain type=' xen '><name>\n web </name><uuid> ${"A".repeat(32)} </uuid><memory>65536</memory><on_crash> destroy
      </on_crash><os><type> linux </type><kernel> /k\t</kernel><cmdline> ro  quiet </cmdline></os></domain>`,
    );
    expect(domain).toMatchObject({
      name: "web",
      uuid: "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa",
      onCrash: "destroy",
      os: { kernel: "/k", cmdline: " ro  quiet " },
    });
  });

  it("may be CDATA, and go on around comments and processing instructions", () => {
    const { domain } = parseDomain(
      "<domain><name>a<!-- x -->b<?y?>c</name><os><type><![CDATA[linux]]></type><kernel>/<![CDATA[<&>]]>k</kernel></os></domain>",
    );
    expect(domain).toMatchObject({ name: "abc", os: { kernel: "/<&>k" } });
  });

  it("hold no elements", () => {
    expect(idsOf("<domain><name>a<b/></name></domain>")).toEqual(["domain.content"]);
  });

  it("that are texts beside elements are ignored with a warning", () => {
    expect(warningsOf("<devices>stray<disk><source file='/a'/><target dev='hda'/></disk></devices>")).toEqual(
      ["domain.text"],
    );
  });

  it("of an action may be any word, with a warning", () => {
    const { domain, warnings } = read("<on_crash>coredump-restart</on_crash><on_reboot>explode</on_reboot>");
    expect(domain).toMatchObject({ onCrash: "coredump-restart", onReboot: "explode" });
    expect(warnings.map(({ id, path }) => `${id} ${path}`)).toEqual(["domain.action /domain/on_reboot"]);
  });
});

describe("repetition", () => {
  it("leaves the first, with a warning", () => {
    const { domain, warnings } = parseDomain(`<domain><name>a</name><name>b</name><memory>65536</memory><os>
      <type>hvm</type><loader>/l</loader></os><os><type>linux</type></os></domain>`);
    expect(domain).toMatchObject({ name: "a", os: { kind: "hvm" } });
    expect(domain).not.toHaveProperty("unknown");
    expect(warnings.map(({ id, path }) => `${id} ${path}`)).toEqual([
      "domain.repeated /domain/name[2]",
      "domain.repeated /domain/os[2]",
    ]);
  });

  it("of devices and features blocks merges them", () => {
    const { domain, warnings } = read(`<features><acpi/></features><features><pae/><x/></features>
      <devices><console/></devices><devices><console tty='/t'/><y/></devices>`);
    expect(domain.features).toEqual(["acpi", "pae"]);
    expect(domain.devices.consoles).toEqual([{ kind: "console" }, { kind: "console", tty: "/t" }]);
    expect(domain.devices.unknown).toEqual({ children: [{ name: "y" }] });
    expect(domain.unknown).toEqual({ inside: { features: { children: [{ name: "x" }] } } });
    expect(warnings).toEqual([]);
  });

  it("of blocks merges their attributes, and refuses two that disagree", () => {
    const blocks = (attribute: string) =>
      `<devices xmlns:a='urn:a' b='1'/><devices ${attribute} xmlns:c='urn:c'><a:x xmlns:a='urn:a'/><c:x/></devices>`;
    const { domain } = read(blocks("b='1'"));
    expect(domain.devices.unknown?.attributes?.map(({ name }) => name)).toEqual(["xmlns:a", "b", "xmlns:c"]);
    expect(parseDomain(formatDomain(domain)).domain).toEqual(domain);
    expect(idsOf(wrap(blocks("b='2'")))).toEqual(["domain.repeated"]);
  });

  it("of boot devices is an order; texts count where there is no attribute", () => {
    const os =
      "<os><type>hvm</type><loader>/l</loader><boot dev='cdrom'>hd</boot><boot>hd</boot><boot dev='tape'/></os>";
    const { domain, warnings } = parseDomain(wrap(os));
    expect(domain.os).toEqual({
      kind: "hvm",
      bootloader: "/b",
      loader: "/l",
      boot: ["cdrom", "hd"],
      unknown: { children: [{ name: "boot", attributes: [{ name: "dev", value: "tape" }] }] },
    });
    expect(warnings.map(({ id }) => id)).toEqual(["domain.boot", "domain.text"]);
  });
});

describe("ids", () => {
  it.each([
    ["7", 7, []],
    ["0", 0, []],
    ["-1", undefined, []],
    ["", undefined, []],
    ["seven", undefined, ["domain.id"]],
  ])("%j reads as %s", (text, id, ids) => {
    const { domain, warnings } = parseDomain(wrap("").replace("<domain", `<domain id='${text}'`));
    expect(domain.id).toBe(id);
    expect(warnings.map((warning) => warning.id)).toEqual(ids);
  });

  it("of Domain-0 explains why it has no os", () => {
    const text = "<domain id='0'><name>Domain-0</name><memory>65536</memory></domain>";
    expect(parseDomain(text).warnings).toEqual([]);
    expect(parseDomain(text.replace("'0'", "'1'")).warnings.map(({ id }) => id)).toEqual([
      "domain.os-missing",
    ]);
  });
});

describe("devices", () => {
  const device = (text: string) => parseDevice(text).device;

  it("are read on their own", () => {
    expect(device("<disk><source file='/a'/><target dev='xvda'/><shareable/></disk>")).toEqual({
      kind: "disk",
      type: "file",
      device: "disk",
      source: "/a",
      target: "xvda",
      readonly: false,
      shareable: true,
    });
    expect(device("<interface type='ethernet'><source dev='eth1'/><ip address='::1'/></interface>")).toEqual({
      kind: "interface",
      type: "ethernet",
      dev: "eth1",
      ips: ["::1"],
    });
    expect(device("<graphics type='vnc' port=' -1 ' passwd=''/>")).toEqual({
      kind: "graphics",
      type: "vnc",
      port: -1,
      passwd: "",
    });
    expect(device("<console/>")).toEqual({ kind: "console" });
    expect(device("<input type='mouse'/>")).toEqual({
      kind: "unknown",
      element: { name: "input", attributes: [{ name: "type", value: "mouse" }] },
    });
  });

  it("that are drives may be empty, but not have a source of the other type", () => {
    expect(device("<disk device='cdrom'><target dev='hdc'/></disk>")).not.toHaveProperty("source");
    expect(
      device("<disk device='floppy' type='block'><source dev=''/><target dev='fda'/></disk>"),
    ).not.toHaveProperty("source");
    expect(() => device("<disk device='cdrom'><source dev='/dev/sr0'/><target dev='hdc'/></disk>")).toThrow(
      XmlError,
    );
  });

  it("take the first source, target and driver that say what is wanted", () => {
    const text =
      "<disk><driver/><driver name='tap' type='aio'/><source/><source file='/b'/><target/><target dev='hda'/></disk>";
    expect(device(text)).toMatchObject({
      driver: { name: "tap", type: "aio" },
      source: "/b",
      target: "hda",
      unknown: { children: [{ name: "driver" }, { name: "source" }, { name: "target" }] },
    });
  });

  it("keep paths as they are", () => {
    expect(device("<disk><source file=' /a b\t'/><target dev='ioemu:hda'/></disk>")).toMatchObject({
      source: " /a b ",
      target: "ioemu:hda",
    });
  });
});

describe("parseDocument", () => {
  it("reads domains inside documents of another kind, with their places", () => {
    const text = `<node>\n  <memory>1024</memory>\n  <domain>\n    <name>a</name><memory>65536</memory>\n  </domain>\n</node>`;
    const { value, warnings } = parseDocument(text, (node) => ({
      memory: node.child("memory")?.text(),
      domains: node.all("domain").map(readDomain),
    }));
    expect(value).toMatchObject({ memory: "1024", domains: [{ name: "a", memory: 65536 }] });
    expect(warnings).toMatchObject([{ id: "domain.os-missing", path: "/node/domain", line: 3, column: 3 }]);
  });

  it("hands back whatever a reader returns", () => {
    expect(parseDocument("<a/>", () => undefined)).toEqual({ value: undefined, warnings: [] });
  });

  it("lets through what a reader throws for itself", () => {
    const thrown = new Error("mine");
    expect(() =>
      parseDocument("<a/>", () => {
        throw thrown;
      }),
    ).toThrow(thrown);
  });
});

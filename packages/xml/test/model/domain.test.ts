import { readFileSync } from "node:fs";
import {
  bytesOf,
  diffDomain,
  formatDomain,
  kibOf,
  parseDomain,
  parseDomains,
  readDomains,
} from "@libvirt-ts/xml/domain";
import { describe, expect, it } from "vitest";
import { XmlError } from "../../src/errors.js";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8");
const domain = (text: string) => parseDomain(text).domain;

describe("the layout of libvirt 0.1.11", () => {
  it("has KiB, plain uuids and always devices", () => {
    const text = formatDomain(
      {
        type: "test",
        id: 1,
        name: "test",
        uuid: "004b96e1-2d78-c30f-5aa5-f03c87d21e69",
        memory: { value: 8, unit: "GiB" },
        currentMemory: { value: 2097152 },
        vcpu: { value: 2 },
      },
      { layout: "0.1.11" },
    );
    expect(text).toBe(`<domain type='test' id='1'>
  <name>test</name>
  <uuid>004b96e12d78c30f5aa5f03c87d21e69</uuid>
  <memory>8388608</memory>
  <currentMemory>2097152</currentMemory>
  <vcpu>2</vcpu>
  <devices>
  </devices>
</domain>
`);
  });

  it("loses nothing", () => {
    const kvm = domain(fixture("today/kvm-spice.xml"));
    const again = domain(formatDomain(kvm, { layout: "0.1.11", secure: true }));
    expect(diffDomain(kvm, again)).toEqual([]);
  });
});

describe("documents of old", () => {
  it("are read as they were meant", () => {
    const { domain: old, warnings } = parseDomain(
      "<domain><name>a</name><os><type>hvm</type><boot>cdrom</boot></os><devices><interface type='ethernet'><source dev='eth0'/></interface></devices></domain>",
    );
    expect(warnings.map(({ id }) => id)).toEqual(["domain.type-missing"]);
    expect(old.type).toBe("xen");
    expect(old.os?.boot).toEqual([{ dev: "cdrom" }]);
    const [card] = old.devices?.interface ?? [];
    expect(card?.type === "ethernet" && card.source?.dev).toBe("eth0");
  });
});

describe("what a document says twice", () => {
  const screen = (inside: string) => `<domain type='kvm'>
  <name>a</name>
  <devices>
    <graphics type='vnc' port='-1'${inside}
  </devices>
</domain>
`;
  const twice = screen(
    " listen='0.0.0.0'>\n      <listen type='address' address='0.0.0.0'/>\n    </graphics>",
  );

  it("is one field, and written as often as it was", () => {
    const { domain: read } = parseDomain(twice);
    const [vnc] = read.devices?.graphics ?? [];
    if (vnc?.type !== "vnc") throw new Error("no screen");
    expect([vnc.listen, vnc.listenElement]).toEqual(["0.0.0.0", undefined]);
    vnc.listen = "127.0.0.1";
    expect(formatDomain(read)).toBe(twice.replaceAll("0.0.0.0", "127.0.0.1"));
    const once = screen(" listen='::1'/>");
    expect(formatDomain(domain(once))).toBe(once);
  });

  it("is refused where it contradicts itself", () => {
    const doubtful = twice.replace("address='0.0.0.0'", "address='::1'");
    const other = domain(doubtful);
    expect(formatDomain(other)).toBe(doubtful);
    const [vnc] = other.devices?.graphics ?? [];
    if (vnc?.type !== "vnc") throw new Error("no screen");
    vnc.listen = "127.0.0.1";
    expect(() => formatDomain(other)).toThrow(/listen is 127.0.0.1, and its element says ::1/);
  });

  it("is a port that is set and chosen only where a document had both, as that of a running guest does", () => {
    const running = screen(" autoport='yes'/>").replace("'-1'", "'5900'");
    const other = domain(running);
    expect(formatDomain(other)).toBe(running);
    const [vnc] = other.devices?.graphics ?? [];
    if (vnc?.type !== "vnc") throw new Error("no screen");
    vnc.port = 5905;
    expect(() => formatDomain(other)).toThrow(/port is 5905, and autoport says that the host chooses one/);
    vnc.autoport = "no";
    expect(formatDomain(other)).toContain("port='5905' autoport='no'");
  });

  it("is memory that a guest is left, which is not more than it has unless a document said so", () => {
    const sizes = (memory: string, current: string) =>
      `<domain type='kvm'>\n  <name>a</name>\n  <memory unit='MiB'>${memory}</memory>\n  <currentMemory unit='KiB'>${current}</currentMemory>\n</domain>\n`;
    const grown = sizes("1", "2048");
    expect(formatDomain(domain(grown))).toBe(grown);
    const fitting = domain(sizes("2", "2048"));
    fitting.memory = { value: 1, unit: "MiB" };
    expect(() => formatDomain(fitting)).toThrow(/currentMemory is 2048 KiB, and memory is 1024 KiB/);
  });
});

describe("a comparison", () => {
  const base = `<domain type='kvm' id='3'><name>a</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid><memory unit='KiB'>1048576</memory>
    <devices><disk type='file'><source file='/a'/><target dev='vda'/></disk>
    <interface type='network'><mac address='52:54:00:00:00:01'/><source network='n'/></interface>
    <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='b'/></interface>
    <console type='pty' tty='/dev/pts/1'/></devices></domain>`;

  it("looks at the meaning", () => {
    const other = base
      .replace("4dea22b3-1d52-d8f3-2516-782e98ab3fa0", "4DEA22B31D52D8F32516782E98AB3FA0")
      .replace("unit='KiB'>1048576", "unit='GiB'>1")
      .replace("<name>", "<!-- c --><name>");
    expect(diffDomain(domain(base), domain(other))).toEqual([]);
  });

  it("names what differs, and where", () => {
    const other = base.replace("/a'", "/b'").replace(">1048576", ">2097152").replace("id='3'", "id='4'");
    expect(diffDomain(domain(base), domain(other))).toEqual([
      { path: "id", before: 3, after: 4 },
      { path: "memory.value", before: 1048576, after: 2097152 },
      { path: "devices.disk[vda].source.file", before: "/a", after: "/b" },
    ]);
    const stopped = base.replace(" id='3'", "").replace(" tty='/dev/pts/1'", "");
    expect(diffDomain(domain(base), domain(stopped), { status: false })).toEqual([]);
  });

  it("tells of cards that changed places, whatever their types", () => {
    const [first, second] = base.match(/<interface.*<\/interface>/g)!;
    const swapped = base
      .replace(first!, "1")
      .replace(second!, first!)
      .replace("1</", "1</")
      .replace(/\b1\n/, `${second}\n`);
    expect(diffDomain(domain(base), domain(swapped))).toEqual([
      {
        path: "devices.interface",
        before: ["52:54:00:00:00:01", "52:54:00:00:00:02"],
        after: ["52:54:00:00:00:02", "52:54:00:00:00:01"],
      },
    ]);
  });

  it("sees what nobody knows", () => {
    const other = base
      .replace("<devices>", "<devices><flux capacity='1'/>")
      .replace("<domain ", "<domain new='1' ");
    expect(diffDomain(domain(base), domain(other)).map(({ path }) => path)).toEqual([
      "devices.$.children[flux]",
      "$.attributes[@new]",
    ]);
  });
});

describe("a stream of domains", () => {
  const one = "<domain type='kvm'><name>a</name></domain>";
  const two = "<?xml version='1.0'?>\n<domain type='kvm'>\n<name>b</name><vcpu>x</vcpu></domain>";

  it("is read one by one, however it is cut", async () => {
    const text = `${one}\n<!-- between -->${one.replace("a<", "\u{1f600}<")}\n`;
    for (let cut = 0; cut <= text.length; cut++) {
      async function* chunks() {
        yield text.slice(0, cut);
        yield text.slice(cut);
      }
      const names: string[] = [];
      for await (const {
        domain: { name },
      } of readDomains(chunks()))
        names.push(name);
      expect(names).toEqual(["a", "\u{1f600}"]);
    }
  });

  it("ends at the first document that is wrong, with its place in the whole", () => {
    const names: string[] = [];
    const read = () => {
      for (const {
        domain: { name },
      } of parseDomains(`${one}\n${two}`))
        names.push(name);
    };
    expect(read).toThrow(XmlError);
    expect(read).toThrow(/line 4, column \d+: \/domain\/vcpu: expected a whole number/);
    expect(names).toEqual(["a", "a"]);
  });
});

describe("sizes", () => {
  it("are what their units say", () => {
    expect(kibOf({ value: 1, unit: "GiB" })).toBe(1048576);
    expect(kibOf({ value: 5 })).toBe(5);
    expect(kibOf({ value: 1, unit: "MB" })).toBe(976);
    expect(bytesOf({ value: 3 }, "bytes")).toBe(3);
    expect(kibOf({ value: 1, unit: "furlongs" })).toBeUndefined();
    expect(kibOf({ value: 2 ** 50, unit: "EiB" })).toBeUndefined();
  });
});

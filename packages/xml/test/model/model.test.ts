import { formatDevice, parseDevice } from "@libvirt-ts/xml/device";
import { type Devices, type Domain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { formatNetwork, type Network, parseNetwork } from "@libvirt-ts/xml/network";
import { formatNwFilter, parseNwFilter } from "@libvirt-ts/xml/nwfilter";
import { formatStoragePool, parseStoragePool } from "@libvirt-ts/xml/storage-pool";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, it } from "vitest";
import { XmlError } from "../../src/errors.js";

const problems = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof XmlError) return error.problems;
    throw error;
  }
  return [];
};

describe("a model", () => {
  it("is plain data with the names of the document", () => {
    const { network, warnings } = parseNetwork(`<network>
  <name>default</name>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp>
  </ip>
</network>`);
    expect(warnings).toEqual([]);
    expect(network).toEqual({
      name: "default",
      forward: { mode: "nat" },
      bridge: { name: "virbr0", stp: "on", delay: 0 },
      ip: [
        {
          address: "192.168.122.1",
          netmask: "255.255.255.0",
          dhcp: { range: [{ start: "192.168.122.2", end: "192.168.122.254" }] },
        },
      ],
    } satisfies Network);
  });

  it("is written in libvirt's order", () => {
    const network: Network = {
      ip: [{ address: "10.0.0.1", prefix: 24 }],
      bridge: { name: "br0" },
      uuid: "3c8c5f1e-7a10-4b0c-a5d0-0d9e0a5a6b11",
      name: "a<b",
    };
    expect(formatNetwork(network)).toBe(
      `<network>
  <name>a&lt;b</name>
  <uuid>3c8c5f1e-7a10-4b0c-a5d0-0d9e0a5a6b11</uuid>
  <bridge name='br0'/>
  <ip address='10.0.0.1' prefix='24'>
  </ip>
</network>
`.replace(">\n  </ip>", "/>"),
    );
  });

  it("tells alternatives apart", () => {
    const { storagePool } = parseStoragePool(
      "<pool type='netfs'><name>n</name><source><host name='h'/><dir path='/d'/></source><target><path>/t</path></target></pool>",
    );
    if (storagePool.type !== "netfs") throw new Error("not narrowed");
    expect(storagePool.source.host?.map(({ name }) => name)).toEqual(["h"]);
    expect(formatStoragePool(storagePool)).toContain("<dir path='/d'/>");
  });

  it("keeps what it does not know at its place", () => {
    const text = `<domain type='kvm' future='1'>
  <!-- first -->
  <name>a</name>
  <memory unit='KiB'>0x10</memory>
  <f:oo xmlns:f='urn:f' f:x='1'>
    <bar/>
  </f:oo>
  <vcpu new='1'>04</vcpu>
  <?pi body?>
  <devices>
    <interface type='network'>
      <source network='n' odd='2'/>
    </interface>
    <disk type='file' device='disk'>
      <source file='/x'/>
      <target dev='vda'/>
      <strange>text</strange>
    </disk>
    <flux capacitor='yes'/>
    <interface type='bridge'>
      <source bridge='b'/>
    </interface>
  </devices>
</domain>
`.replace("0x10", "0017");
    const { domain, warnings } = parseDomain(text);
    expect(formatDomain(JSON.parse(JSON.stringify(domain)) as Domain)).toBe(text);
    expect(warnings.map(({ id, path, line }) => `${line} ${path} ${id}`)).toEqual([
      "1 /domain/@future unknown.attribute",
      "5 /domain/f:oo unknown.element",
      "8 /domain/vcpu/@new unknown.attribute",
      "12 /domain/devices/interface[1]/source/@odd unknown.attribute",
      "17 /domain/devices/disk[1]/strange unknown.element",
      "19 /domain/devices/flux unknown.element",
    ]);
  });

  it("lets what is unknown travel with its object", () => {
    const { device } = parseDevice(
      "<interface type='user'><ip address='10.0.0.1' family='ipv4' prefix='8' odd='1'/><ip address='fd00::1' family='ipv6' prefix='64'/></interface>",
    );
    const card = device as NonNullable<Devices["interface"]>[number];
    const text = formatDevice({ element: "interface", device: { ...card, ip: card.ip!.slice(1) } });
    expect(text).toBe(
      "<interface type='user'>\n  <ip address='fd00::1' family='ipv6' prefix='64'/>\n</interface>\n",
    );
  });

  it("reads words of the future as such", () => {
    const { domain, warnings } = parseDomain(
      "<domain type='next'><name>a</name><devices><disk type='quantum'><source qubit='1'/><target dev='vda'/></disk></devices></domain>",
    );
    expect(warnings.map(({ id }) => id)).toEqual(["unknown.word", "unknown.word", "unknown.attribute"]);
    expect(formatDomain(domain)).toContain("<source qubit='1'/>");
  });

  it("takes whatever prefix a document has", () => {
    const uri = "http://libvirt.org/schemas/domain/qemu/1.0";
    const { domain } = parseDomain(
      `<domain type='kvm' xmlns:q='${uri}'><name>a</name><q:commandline><q:arg value='-x'/></q:commandline></domain>`,
    );
    expect(domain["qemu:commandline"]?.["qemu:arg"]).toEqual([{ value: "-x" }]);
    const { $: _, ...bare } = domain;
    expect(formatDomain(bare)).toBe(
      `<domain xmlns:qemu='${uri}' type='kvm'>\n  <name>a</name>\n  <qemu:commandline>\n    <qemu:arg value='-x'/>\n  </qemu:commandline>\n</domain>\n`,
    );
  });

  it("keeps metadata with the prefixes that it relies on", () => {
    const text =
      "<domain type='kvm' xmlns:m='urn:m'><name>a</name><metadata><m:x m:y='1'>t</m:x></metadata></domain>";
    const { domain } = parseDomain(text);
    const { domain: other } = parseDomain("<domain type='kvm'><name>b</name></domain>");
    expect(formatDomain({ ...other, metadata: domain.metadata! })).toContain("<m:x");
    expect(formatDomain({ ...other, metadata: domain.metadata! })).toContain("xmlns:m='urn:m'");
  });

  it("writes new children beside their like, or where libvirt has them", () => {
    const { nwFilter } = parseNwFilter(
      "<filter name='f'><rule action='drop' direction='in'/><filterref filter='x'/><uuid>9f8c5f1e-7a10-4b0c-a5d0-0d9e0a5a6b11</uuid></filter>",
    );
    nwFilter.filterref!.push({ filter: "y" });
    expect(formatNwFilter(nwFilter).match(/<\w+ ?[^>]*/g)).toEqual([
      "<filter name='f'",
      "<rule action='drop' direction='in'/",
      "<filterref filter='x'/",
      "<filterref filter='y'/",
      "<uuid",
    ]);
  });

  it("refuses numbers that are none, and those beyond 2^53", () => {
    const read = (size: string) =>
      problems(() => parseDomain(`<domain type='kvm'>\n<name>a</name><memory>${size}</memory></domain>`));
    expect(read("9007199254740991")).toEqual([]);
    expect(read("9007199254740992")).toMatchObject([{ id: "xml.number", line: 2, path: "/domain/memory" }]);
    expect(read("1.5")).toMatchObject([{ id: "xml.number" }]);
    expect(read("")).toMatchObject([{ id: "xml.number" }]);
  });

  it("refuses an attribute that is there twice under two prefixes", () => {
    const text = "<domain type='kvm' xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'><name>a</name></domain>";
    expect(problems(() => parseDomain(text))).toMatchObject([{ id: "xml.namespace", line: 1 }]);
    expect(problems(() => parseDomain(text.replace("xmlns:b='u'", "xmlns:b='v'")))).toEqual([]);
  });

  it("refuses chains of ten thousand backing files, in reading, judging and writing", () => {
    const depth = 10_000;
    const text = `<domain type='kvm'><name>a</name><memory>1024</memory><devices><disk type='file'>${"<backingStore type='file'><source file='/a'/>".repeat(depth)}${"</backingStore>".repeat(depth)}<target dev='vda'/></disk></devices></domain>`;
    const wide = { limits: { depth: 100_000, elements: 100_000 } };
    for (const options of [undefined, wide]) {
      expect(() => parseDomain(text, options)).toThrow(/nested more than 1?[0-9]?00 deep/);
    }
    expect(validateDomain(text).map(({ id }) => id)).toEqual(["xml.limit"]);
    expect(
      validateDomain(text, { maxDepth: 100_000, maxProblems: 1 }).every(({ line }) => line !== undefined),
    ).toBe(true);
    let chain: object = { type: "file" };
    for (let i = 0; i < depth; i++) chain = { type: "file", backingStore: chain };
    const model = {
      type: "kvm",
      name: "a",
      devices: { disk: [{ type: "file", target: { dev: "vda" }, backingStore: chain }] },
    };
    expect(() => formatDomain(model as unknown as Domain)).toThrow("nested more than 1000 deep");
  });

  it("tells what is missing", () => {
    expect(
      problems(() => parseDomain("<domain type='kvm'>\n<devices><disk type='block'/></devices></domain>")),
    ).toMatchObject([
      { id: "disk.target-missing", line: 2, path: "/domain/devices/disk[1]" },
      { id: "domain.name-missing", line: 1, path: "/domain" },
    ]);
    expect(problems(() => parseDomain("<network/>"))).toMatchObject([{ id: "xml.root" }]);
  });

  it("is checked when it is written", () => {
    const ids = (domain: unknown) => problems(() => formatDomain(domain as Domain)).map(({ id }) => id);
    expect(ids({ type: "kvm", name: "a", memroy: 1 })).toEqual(["xml.field"]);
    expect(ids({ type: "kvm" })).toEqual(["domain.name-missing"]);
    expect(ids({ type: "kvm", name: 1 })).toEqual(["xml.value"]);
    expect(ids({ type: "kvm", name: "a", vcpu: { value: "1" } })).toEqual(["xml.value"]);
    expect(ids({ type: "kvm", name: "a", devices: { disk: {} } })).toEqual(["xml.value"]);
    expect(ids({ type: "kvm", name: "a", vcpu: { value: 1.5 } })).toEqual(["xml.value"]);
    expect(ids({ type: "kvm", name: "a\0" })).toEqual(["xml.character"]);
    expect(ids({ type: "kvm", name: "a", $: { children: [{ node: { comment: "--" } }] } })).toEqual([
      "xml.comment",
    ]);
    const endless: Record<string, unknown> = { type: "file" };
    endless.backingStore = endless;
    expect(
      ids({ type: "kvm", name: "a", devices: { disk: [{ target: { dev: "vda" }, backingStore: endless }] } }),
    ).toEqual(["xml.limit"]);
  });

  it("leaves passwords out unless they are asked for", () => {
    const { domain } = parseDomain(
      "<domain type='kvm'><name>a</name><devices><graphics type='vnc' passwd='s'/><x passwd='t'/></devices></domain>",
    );
    expect(formatDomain(domain)).not.toContain("passwd");
    expect(formatDomain(domain, { secure: true }).match(/passwd='.'/g)).toEqual(["passwd='s'", "passwd='t'"]);
  });
});

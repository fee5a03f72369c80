import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DriverConnection, ErrorDomain, ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { afterAll, describe, expect, it } from "vitest";
import { testDriver } from "../index.js";

const folder = mkdtempSync(join(tmpdir(), "node-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const open = (path: string) =>
  testDriver.open({ uri: `test://${path}`, readOnly: false, peers: noPeers, warn: () => {} }) as Promise<
    Required<DriverConnection>
  >;

const domain = (name: string) =>
  `<domain type='xen' id='99'><name>${name}</name><memory>65536</memory></domain>`;

describe("a node file", () => {
  it("tells the node and its domains, by relative and absolute path and in place", async () => {
    write("domains/one.xml", domain("one"));
    const two = write("elsewhere/two.xml", domain("two"));
    const conn = await open(
      write(
        "node.xml",
        `<node>
          <cpu><nodes>4</nodes><sockets>4</sockets><cores>4</cores><threads>2</threads>
               <active>50</active><mhz>6000</mhz><model>i986</model></cpu>
          <memory>8192000</memory>
          <domain file='domains/one.xml'/><domain file='${two}'/>${domain("three")}
        </node>`,
      ),
    );
    expect(await conn.nodeGetInfo()).toEqual({
      model: "i986",
      memory: 8192000,
      cpus: 50,
      mhz: 6000,
      nodes: 4,
      sockets: 4,
      cores: 4,
      threads: 2,
    });
    const all = await conn.listAllDomains(0);
    expect(all.map(({ ref: { name, id } }) => [name, id])).toEqual([
      ["one", 1],
      ["two", 2],
      ["three", 3],
    ]);
    expect(await conn.domainDestroy(all[0]!.ref, 0)).toMatchObject({ name: "one" });
    expect(await conn.listDefinedDomains()).toEqual(["one"]);
  });

  it("may leave everything out", async () => {
    const conn = await open(write("empty.xml", "<node/>"));
    expect(await conn.nodeGetInfo()).toMatchObject({ model: "i686", cpus: 16, memory: 3145728 });
    expect(await conn.listAllDomains(0)).toEqual([]);
  });

  it("with more active CPUs than the topology has, has those of the topology", async () => {
    const conn = await open(write("active.xml", "<node><cpu><active>99</active></cpu></node>"));
    expect((await conn.nodeGetInfo()).cpus).toBe(16);
  });

  it("carries more than twenty domains with long and strange names", async () => {
    const names = Array.from(
      { length: 100 },
      (_, index) => `domain ${index} &amp; &lt;its&gt; 😀 ${"x".repeat(200)}`,
    );
    const conn = await open(write("many.xml", `<node>${names.map(domain).join("")}</node>`));
    expect(await conn.numOfDomains()).toBe(100);
    const name = `domain 7 & <its> 😀 ${"x".repeat(200)}`;
    expect((await conn.domainLookupByName(name)).id).toBe(8);
  });
});

describe("a node file that cannot be loaded says why", () => {
  const xml = { code: ErrorNumber.XML_ERROR };
  it.each([
    ["root", "<host/>", { ...xml, domain: ErrorDomain.TEST }],
    ["not XML", "<node", { code: ErrorNumber.XML_DETAIL, int1: 1 }],
    ["binary", Buffer.from([0, 1, 2, 255]), { code: ErrorNumber.XML_DETAIL }],
    ["a number with letters", "<node><cpu><mhz>12x</mhz></cpu></node>", { ...xml, domain: ErrorDomain.TEST }],
    ["a negative number", "<node><memory>-1</memory></node>", xml],
    ["zero CPUs", "<node><cpu><active>0</active></cpu></node>", xml],
    ["a topology that overflows", "<node><cpu><nodes>999999999</nodes></cpu></node>", xml],
    ["a domain without a file", "<node><domain/></node>", xml],
    ["a domain with an empty file", "<node><domain file=''/></node>", xml],
    [
      "a domain file that is missing",
      "<node><domain file='missing.xml'/></node>",
      { code: ErrorNumber.INTERNAL_ERROR },
    ],
    [
      "a domain file that is a folder",
      "<node><domain file='.'/></node>",
      { code: ErrorNumber.INTERNAL_ERROR },
    ],
    [
      "a domain without a name",
      "<node><domain><memory>65536</memory></domain></node>",
      { code: ErrorNumber.NO_NAME },
    ],
    ["a domain twice", `<node>${domain("x")}${domain("x")}</node>`, { code: ErrorNumber.DOM_EXIST }],
    [
      "an external entity",
      "<!DOCTYPE node [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><node><cpu><model>&x;</model></cpu></node>",
      { code: ErrorNumber.XML_DETAIL },
    ],
  ])("%s", async (name, text, error) => {
    await expect(open(write(`${name}.xml`, text))).rejects.toMatchObject(error);
  });

  it("missing, a folder, or without end", async () => {
    const failed = {
      code: ErrorNumber.INTERNAL_ERROR,
      domain: ErrorDomain.TEST,
      str2: "loading host definition file",
    };
    await expect(open(join(folder, "nothing.xml"))).rejects.toMatchObject(failed);
    await expect(open("/")).rejects.toMatchObject(failed);
    await expect(open("/dev/zero")).rejects.toMatchObject(failed);
  });

  it("names the line of a problem in a domain file", async () => {
    write("broken.xml", "<domain>\n<name>x</name>\n<vcpu>many</vcpu>\n</domain>");
    const opening = open(write("with-broken.xml", "<node><domain file='broken.xml'/></node>"));
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.XML_ERROR, int1: 3 });
  });

  it("names the line of a problem in an object that is described in place", async () => {
    const fault = async (text: string) =>
      open(write("in-place.xml", text)).then(
        () => undefined,
        (error) => [error.int1, error.message],
      );
    expect(
      await fault(`<node>${domain("a")}\n<domain>\n<name>x</name>\n<vcpu>0</vcpu></domain></node>`),
    ).toEqual([4, expect.stringContaining("/node/domain[2]/vcpu (line 4")]);
    expect(await fault("<node>\n<memory>none</memory></node>")).toEqual([
      2,
      expect.stringContaining("/node/memory[1] (line 2, column 1)"),
    ]);
    expect(await fault("<node>\n\n<network><name>n</name><mtu size='x'/></network></node>")).toEqual([
      3,
      expect.stringContaining("/node/network[1]/mtu"),
    ]);
  });
});

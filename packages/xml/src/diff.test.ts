import { describe, expect, it } from "vitest";
import { diffDomains } from "./diff.js";
import { parseDomain } from "./parse.js";

const domain = (devices = "", more = "", attributes = "") =>
  parseDomain(
    `<domain${attributes}><name>a</name><os><type>hvm</type><loader>/l</loader><boot dev='hd'/><boot dev='cdrom'/></os>
     <memory>65536</memory>${more}<devices>${devices}</devices></domain>`,
  ).domain;

const disk = (target: string, source = "/a") =>
  `<disk><source file='${source}'/><target dev='${target}'/></disk>`;
const card = (mac: string) => `<interface><mac address='${mac}'/></interface>`;

describe("diffDomains", () => {
  it("finds nothing between documents of the same meaning", () => {
    const one = domain(disk("xvda") + disk("xvdb"), "<features><pae/><acpi/></features>");
    const other = domain(
      disk("xvdb") + disk("xvda"),
      "<currentMemory>65536</currentMemory><features><acpi/><pae/></features>",
    );
    expect(diffDomains(one, other)).toEqual([]);
    const upper = "004B96E1-2D78-C30F-5AA5-F03C87D21E69";
    expect(diffDomains({ ...one, uuid: upper }, { ...one, uuid: upper.toLowerCase() })).toEqual([]);
    expect(diffDomains({ ...one, currentMemory: 65536 }, one)).toEqual([]);
  });

  it("names the place and both values", () => {
    const one = domain(disk("xvda"), "<features><acpi/></features>");
    const other = domain(disk("xvda", "/b") + disk("xvdb"), "<vcpu>2</vcpu>");
    expect(diffDomains(one, other)).toEqual([
      { path: "vcpus", before: 1, after: 2 },
      { path: "features.acpi", before: true, after: undefined },
      { path: "devices.disks[xvda].source", before: "/a", after: "/b" },
      { path: "devices.disks[xvdb]", before: undefined, after: other.devices.disks[1] },
    ]);
  });

  it("minds the order of network cards and boot devices", () => {
    const [a, b] = ["00:16:3e:00:00:0a", "00:16:3e:00:00:0b"] as const;
    expect(diffDomains(domain(card(a) + card(b)), domain(card(b) + card(a)))).toEqual([
      { path: "devices.interfaces", before: [a, b], after: [b, a] },
    ]);
    const one = domain();
    const other = { ...one, os: { kind: "hvm" as const, loader: "/l", boot: ["cdrom", "hd"] as const } };
    expect(diffDomains(one, other).map(({ path }) => path)).toEqual(["os.boot[0]", "os.boot[1]"]);
  });

  it("looks into unknown parts, by name", () => {
    const one = domain("<input type='mouse' bus='ps2'/><sound model='sb16'/>");
    const other = domain("<sound model='sb16'/><input bus='usb' type='mouse'/>");
    expect(diffDomains(one, other)).toEqual([
      { path: "devices.unknown.children[input].attributes[bus].value", before: "ps2", after: "usb" },
    ]);
  });

  it("tells items of the same name apart", () => {
    const one = domain(disk("xvda") + disk("xvda", "/b"));
    expect(diffDomains(one, domain(disk("xvda"))).map(({ path }) => path)).toEqual(["devices.disks[xvda#2]"]);
  });

  it("can leave out what only a running domain has", () => {
    const one = domain("<console tty='/dev/pts/1'/>", "", " id='3'");
    const other = domain("<console/>");
    expect(diffDomains(one, other).map(({ path }) => path)).toEqual(["id", "devices.consoles[0].tty"]);
    expect(diffDomains(one, other, { status: false })).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { formatDomain, parseDomain } from "@libvirt-ts/xml";
import { validateDomain } from "@libvirt-ts/xml/relaxng";
import { describe, expect, test } from "vitest";
import { domainFromJson } from "./domain-from-json.js";
import { parseList } from "./xl-json.js";

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
        os: described.os.kind === "hvm" ? { kind: "hvm", boot: described.os.boot } : described.os,
        memory: described.memory,
        vcpus: described.vcpus,
      });
    },
  );

  test("each kind of guest is told with its devices", () => {
    const byName = new Map(guests.map((guest) => [guest.name, domainFromJson(guest, { vncPort: 5901 })]));
    expect(byName.get("linux1")).toMatchObject({
      os: { kind: "paravirtual", kernel: "/guests/vmlinuz-cloud", initrd: "/guests/guest.cpio.gz" },
      memory: 98_304,
    });
    expect(byName.get("pvh")?.os).toMatchObject({ kind: "paravirtual", machine: "xenpvh" });
    expect(byName.get("hvm1")).toMatchObject({
      os: { kind: "hvm", boot: ["hd", "cdrom"] },
      memory: 131_072,
      currentMemory: 65_536,
      vcpus: 2,
      currentVcpus: 1,
      features: ["acpi", "apic", "pae"],
      devices: {
        disks: [
          { device: "disk", source: "/tmp/d.img", target: "xvda", readonly: false },
          { device: "cdrom", source: "/tmp/cd.iso", target: "hdc", readonly: true },
        ],
        interfaces: [{ bridge: "xenbr0", mac: "00:16:3e:11:22:33", model: "e1000", script: "vif-bridge" }],
        graphics: [{ type: "vnc", port: 5901, listen: "127.0.0.1" }],
      },
    });
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

import { formatAny, parseAny } from "@libvirt-ts/xml/any";
import { kvmGuest, xenGuest } from "@libvirt-ts/xml/build";
import { type Domain, domainKind, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { diffText, query, setPath } from "@libvirt-ts/xml/edit";
import { validateDomain } from "@libvirt-ts/xml/validate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const guest = kvmGuest({
  name: "a",
  memory: 2048,
  vcpus: 2,
  disks: ["/srv/a.qcow2", { path: "/dev/vg/b", target: "vdc" }],
  cards: [{ network: "default", mac: "52:54:00:00:00:01" }, { bridge: "br0" }],
  cloudInit: "/srv/seed.iso",
});

describe("builders", () => {
  it.each([
    ["KVM", guest],
    [
      "KVM on ARM",
      kvmGuest({ name: "a", memory: { value: 1, unit: "GiB" }, arch: "aarch64", screen: false }),
    ],
    ["Xen PVH", xenGuest({ name: "a", memory: 512, disks: ["/a"], cards: [{ bridge: "xenbr0" }] })],
    ["Xen PV", xenGuest({ name: "a", memory: 512, mode: "pv", kernel: "/boot/vmlinuz", cmdline: "ro" })],
    ["Xen HVM", xenGuest({ name: "a", memory: 512, mode: "hvm", disks: ["/dev/vg/a"] })],
  ])("make valid guests: %s", (_, domain: Domain) => {
    const text = formatDomain(domain);
    expect(validateDomain(text)).toEqual([]);
    expect(parseDomain(text, { strict: true }).domain).toEqual(domain);
  });

  it("choose names that are free", () => {
    expect(guest.devices?.disk?.map((disk) => disk.target)).toEqual([
      { dev: "vda", bus: "virtio" },
      { dev: "vdc", bus: "virtio" },
      { dev: "sda", bus: "sata" },
    ]);
    const many = kvmGuest({ name: "a", memory: 1, disks: Array.from({ length: 30 }, (_, i) => `/d${i}`) });
    expect(many.devices?.disk?.map((disk) => disk.target.dev).slice(25)).toEqual([
      "vdz",
      "vdaa",
      "vdab",
      "vdac",
      "vdad",
    ]);
  });

  it("refuse sizes that are none", () => {
    expect(() => kvmGuest({ name: "a", memory: { value: 1, unit: "furlong" } })).toThrow(RangeError);
  });
});

describe("query", () => {
  it.each([
    ["name", ["a"]],
    ["devices/disk/target/@dev", ["vda", "vdc", "sda"]],
    ["disk[target.dev=vdc]/source/@dev", ["/dev/vg/b"]],
    ["disk[target/@dev='vda']/source/@file", ["/srv/a.qcow2"]],
    ["devices/disk[2]/@type", ["block"]],
    ["interface[@type=bridge]/source/@bridge", ["br0"]],
    ["vcpu", [{ value: 2 }]],
    ["nothing/@here", []],
  ])("finds %s", (path, found) => {
    expect(query(guest, path)).toEqual(found);
  });

  it("refuses what is no path", () => {
    for (const path of ["", "a//b", "a[", "a[=x]", "@"])
      expect(() => query(guest, path)).toThrow(/not a path/);
  });
});

describe("setPath", () => {
  const set = (path: string, text: string | undefined) => setPath(domainKind, guest, path, text);

  it("sets attributes and texts, and leaves the model as it was", () => {
    const before = structuredClone(guest);
    expect(query(set("devices/graphics/@listen", "0.0.0.0"), "graphics/@listen")).toEqual(["0.0.0.0"]);
    expect(set("vcpu", "8").vcpu).toEqual({ value: 8 });
    expect(set("name", "b").name).toBe("b");
    expect(set("disk[target.dev=vda]/driver/@cache", "none").devices?.disk?.[0]?.driver?.cache).toBe("none");
    expect(set("disk[1]/readonly", "true").devices?.disk?.[0]?.readonly).toBe(true);
    expect(guest).toEqual(before);
  });

  it("makes what is missing, and removes", () => {
    expect(set("memoryBacking/source/@type", "memfd").memoryBacking).toEqual({ source: { type: "memfd" } });
    expect(set("devices/disk[target.dev=sda]", undefined).devices?.disk).toHaveLength(2);
    expect(set("devices/graphics", undefined).devices).not.toHaveProperty("graphics");
    expect(set("cpu/@mode", undefined).cpu).toEqual({});
  });

  it.each([
    ["vcpu", "many", /whole number/],
    ["memroy", "1", /there is no element memroy; there are .*memory/],
    ["devices/disk/@colour", "red", /there is no attribute colour; there are type, /],
    ["disk[target.dev=vdz]/@type", "file", /no disk is like that|^$/],
    ["disk[1]/readonly", "maybe", /expected true or false/],
    ["disk[1]/readonly/@x", "1", /has nothing in it/],
    ["devices", "x", /has no text/],
  ])("refuses %s", (path, text, message) => {
    expect(() => set(path, text)).toThrow(message);
  });
});

describe("a document of any kind", () => {
  it("is known by its root", () => {
    const { name, kind, model } = parseAny(
      "<?xml version='1.0'?><!-- n --><network><name>n</name></network>",
    );
    expect([name, model]).toEqual(["network", { name: "n" }]);
    expect(formatAny(kind, model)).toBe("<network>\n  <name>n</name>\n</network>\n");
    expect(() => parseAny("<html/>")).toThrow(/begins no document/);
    expect(() => parseAny("")).toThrow(/begins no document/);
  });
});

describe("diffText", () => {
  it("shows what changed, with lines around it", () => {
    const lines = Array.from({ length: 12 }, (_, i) => `${i}`);
    const before = lines.join("\n");
    expect(diffText(before, before)).toBe("");
    expect(diffText(before, lines.toSpliced(6, 1, "x").join("\n"))).toBe(
      "@@ -4,7 +4,7 @@\n 3\n 4\n 5\n-6\n+x\n 7\n 8\n 9\n",
    );
  });

  it("is a way from one text to the other", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 });
    const text = (all: readonly string[]) => all.map((line) => `${line}\n`).join("");
    const patched = (before: readonly string[], removed: readonly string[], added: readonly string[]) => {
      const bag = [...before, ...added];
      for (const line of removed) bag.splice(bag.indexOf(line), 1);
      return bag.sort();
    };
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const all = diffText(text(before), text(after));
        const signs = all.split("\n").filter((line) => /^[+-]/.test(line));
        const removed = signs.filter((line) => line.startsWith("-")).map((line) => line.slice(1));
        const added = signs.filter((line) => line.startsWith("+")).map((line) => line.slice(1));
        expect(patched(before, removed, added)).toEqual([...after].sort());
        expect(all === "").toBe(before.join() === after.join());
      }),
    );
  });
});

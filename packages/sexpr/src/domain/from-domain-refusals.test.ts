import type { Domain } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { convert, disk, hvm, paravirtual } from "../../test/convert.js";
import type { SexprError } from "../index.js";
import { type ConfigFormat, domainToSexpr } from "./index.js";

describe("what would make another guest is refused, by name", () => {
  const card = (inside: string) => `<interface type='bridge'><source bridge='b'/>${inside}</interface>`;
  test.each<[string, string, ConfigFormat, string, string]>([
    [hvm, disk("device='floppy'", "<target dev='fdc'/>"), 3, "/domain/devices/disk[1]", "the floppy fdc"],
    [hvm, disk("device='cdrom'", "<target dev='hdd'/>"), 1, "/domain/devices/disk[1]", "the cdrom hdd"],
    [
      paravirtual,
      "<disk type='network'><source protocol='nbd' name='x'><host name='h'/></source><target dev='xvda'/></disk>",
      4,
      "/domain/devices/disk[1]",
      'a disk with @type "network", source/@protocol "nbd", source/@name "x"',
    ],
    [
      paravirtual,
      "<disk type='volume'><source pool='p' volume='v'/><target dev='xvda'/></disk>",
      4,
      "/domain/devices/disk[1]",
      'a disk with @type "volume"',
    ],
    [
      paravirtual,
      "<interface type='network'><source network='default'/></interface>",
      4,
      "/domain/devices/interface[1]",
      'an interface with @type "network"',
    ],
    [
      paravirtual,
      "<interface type='user'/>",
      4,
      "/domain/devices/interface[1]/@type",
      "no user-mode network",
    ],
    [
      paravirtual,
      "<controller type='scsi'/>",
      4,
      "/domain/devices/controller[1]",
      'a controller with @type "scsi"',
    ],
    [
      paravirtual,
      "<filesystem type='mount'><source dir='/s'/><target dir='t'/></filesystem>",
      4,
      "/domain/devices/filesystem[1]",
      "has no place in a xend configuration",
    ],
    [paravirtual, "<gizmo/>", 4, "/domain/devices/gizmo", "has no place in a xend configuration"],
    [
      paravirtual,
      "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>",
      4,
      "/domain/devices/hostdev[1]",
      'a hostdev with @mode "subsystem", @type "usb"',
    ],
    [paravirtual, card("<vlan><tag id='4'/></vlan>"), 4, "/domain/devices/interface[1]/vlan", "has no place"],
    [
      paravirtual,
      disk("", "<target dev='sda' bus='usb'/>"),
      4,
      "/domain/devices/disk[1]/target/@bus",
      "has no place",
    ],
    [paravirtual, "<serial type='pty'/>", 4, "/domain/devices/serial[1]", 'a serial with @type "pty"'],
    [hvm, "<serial type='pty'/><serial type='pty'/>", 4, "/domain/devices/serial[2]", "one serial port"],
    [hvm, "<video><model type='qxl'/></video>", 4, "/domain/devices/video[1]/model/@type", "has no place"],
    [
      hvm.replace("</os>", "<kernel>/k</kernel></os>"),
      "<emulator>/e</emulator>",
      4,
      "/domain/os/kernel",
      "has no place",
    ],
    [
      hvm.replace("</os>", "<nvram>/n</nvram></os>"),
      "<emulator>/e</emulator>",
      4,
      "/domain/os/nvram",
      "has no place",
    ],
  ])("%s%s in format %i: %s", (os, devices, format, path, message) => {
    const problems = (() => {
      try {
        convert(os, devices, format);
      } catch (error) {
        return (error as SexprError).problems;
      }
      return [];
    })();
    expect(problems).toMatchObject([{ path, message: expect.stringContaining(message) }]);
    expect(problems[0]?.id).toMatch(/^dialect\./);
  });

  test("pinning of each virtual CPU, in formats that pin them alike", () => {
    const pinned =
      "<memory>131072</memory><vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='0-2,^1'/></cputune>";
    expect(() => convert(paravirtual, "", 3, pinned)).toThrow(
      "/domain/cputune: the format pins all virtual CPUs alike",
    );
    expect(convert(paravirtual, "", 4, pinned).text).toContain("(vcpus 2)(cpus (() (0 2)))");
  });
});

test("all that is wrong is told at once, with the paths of the document", () => {
  const broken: Domain = {
    type: "kvm",
    name: "",
    uuid: "12",
    memory: { value: 65536 },
    vcpu: { value: 0 },
    devices: { disk: [{ type: "file", device: "floppy", target: { dev: "" } }] },
  };
  try {
    domainToSexpr(broken, 3);
  } catch (error) {
    expect((error as SexprError).problems.map(({ id, path }) => [id, path])).toEqual([
      ["dialect.type", "/domain/@type"],
      ["domain.name-missing", "/domain/name"],
      ["domain.os-missing", "/domain/os"],
      ["domain.vcpu", "/domain/vcpu"],
      ["domain.uuid", "/domain/uuid"],
      ["disk.source-missing", "/domain/devices/disk[1]"],
      ["disk.target-missing", "/domain/devices/disk[1]"],
    ]);
    return;
  }
  throw new Error("expected an error");
});

test("what no toolstack takes is refused, and told where", () => {
  const convertText = (inside: string) => {
    try {
      convert(paravirtual, "", 4, inside);
    } catch (error) {
      return (error as SexprError).problems.map(({ id, path }) => `${id} ${path}`);
    }
    return [];
  };
  expect(convertText("<memory>100</memory>")).toEqual(["domain.memory /domain/memory"]);
  expect(convertText("<memory unit='elephant'>1</memory>")).toEqual(["domain.memory /domain/memory"]);
  expect(convertText("<memory>65536</memory><vcpu current='3'>2</vcpu>")).toEqual([
    "domain.vcpu /domain/vcpu/@current",
  ]);
  expect(
    convert(paravirtual, "", 4, "<vcpu>1</vcpu>").warnings.map(({ id, path }) => `${id} ${path}`),
  ).toEqual(["domain.memory-missing /domain"]);
  expect(() =>
    convert(paravirtual, "<interface><mac address='0'/><source bridge='b'/></interface>", 4),
  ).toThrow(/mac\/@address: expected six pairs/);
});

test("an empty drive is refused where it would be a disk, which the reader leaves out then", () => {
  const drive = "<disk type='file' device='cdrom'><target dev='xvdc'/></disk>";
  expect(() => convert(paravirtual, drive, 2)).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ id: "disk.source-missing", path: "/domain/devices/disk[1]" })],
    }),
  );
});

import { describe, expect, it } from "vitest";
import {
  bridgeInterface,
  cdrom,
  floppy,
  hardDisk,
  hvmDomain,
  paravirtualDomain,
  sdlGraphics,
  vncGraphics,
} from "./build.js";
import { XmlError } from "./errors.js";
import { formatDomain } from "./format.js";

describe("paravirtualDomain", () => {
  it("fills in what is not said", () => {
    const domain = paravirtualDomain({
      name: "web",
      memory: 524288,
      kernel: "/boot/vmlinuz",
      cmdline: "quiet",
      devices: {
        disks: [hardDisk({ source: "/dev/vg0/web", target: "xvda" })],
        interfaces: [bridgeInterface({ bridge: "br0", mac: "00:16:3E:00:00:01" })],
      },
    });
    expect(formatDomain(domain)).toBe(`<domain type='xen'>
  <name>web</name>
  <os>
    <type>linux</type>
    <kernel>/boot/vmlinuz</kernel>
    <cmdline>quiet</cmdline>
  </os>
  <memory>524288</memory>
  <vcpu>1</vcpu>
  <devices>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/web'/>
      <target dev='xvda'/>
    </disk>
    <interface type='bridge'>
      <source bridge='br0'/>
      <mac address='00:16:3e:00:00:01'/>
    </interface>
    <console/>
  </devices>
</domain>
`);
  });

  it("needs no os when there is only a bootloader", () => {
    const { os } = paravirtualDomain({ name: "grub", memory: 65536, bootloader: "/usr/bin/pygrub" });
    expect(os).toEqual({ kind: "bootloader", bootloader: "/usr/bin/pygrub" });
    const args = paravirtualDomain({
      name: "grub",
      memory: 65536,
      bootloader: "/usr/bin/pygrub",
      cmdline: "ro",
    });
    expect(args.os).toEqual({ kind: "paravirtual", bootloader: "/usr/bin/pygrub", cmdline: "ro" });
  });
});

describe("hvmDomain", () => {
  it("fills in what is not said", () => {
    const domain = hvmDomain({
      name: "win",
      memory: 2097152,
      vcpus: 2,
      boot: ["cdrom", "hd"],
      devices: {
        disks: [hardDisk({ source: "/srv/win.img", target: "hda" }), cdrom({ target: "hdc" }), floppy()],
        graphics: [vncGraphics({ listen: "::1" }), sdlGraphics()],
      },
    });
    expect(domain).toMatchObject({
      type: "xen",
      vcpus: 2,
      features: ["acpi", "apic", "pae"],
      os: { kind: "hvm", loader: "/usr/lib/xen/boot/hvmloader", boot: ["cdrom", "hd"] },
      devices: {
        disks: [
          { type: "file", device: "disk", source: "/srv/win.img", readonly: false },
          { device: "cdrom", readonly: true },
          { device: "floppy", target: "fda" },
        ],
        graphics: [{ type: "vnc", port: -1, listen: "::1" }, { type: "sdl" }],
        consoles: [{ kind: "console" }],
      },
    });
  });

  it("keeps a password", () => {
    const { devices } = hvmDomain({
      name: "a",
      memory: 4096,
      devices: { graphics: [vncGraphics({ passwd: "" })] },
    });
    expect(devices.graphics).toEqual([{ kind: "graphics", type: "vnc", port: -1, passwd: "" }]);
  });
});

it.each([
  ["a bad name", () => hvmDomain({ name: "a/b", memory: 65536 }), "domain.name"],
  ["too little memory", () => hvmDomain({ name: "a", memory: 1 }), "domain.memory"],
  ["parts of a CPU", () => hvmDomain({ name: "a", memory: 65536, vcpus: 1.5 }), "domain.number"],
  ["no kernel", () => paravirtualDomain({ name: "a", memory: 65536 }), "domain.kernel-missing"],
  ["a bad uuid", () => hvmDomain({ name: "a", memory: 65536, uuid: "1" }), "domain.uuid"],
])("refuses %s", (_, build, id) => {
  expect(build).toThrow(XmlError);
  expect(build).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ id })] }));
});

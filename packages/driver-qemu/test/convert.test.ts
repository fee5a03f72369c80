import { execFileSync } from "node:child_process";
import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, it } from "vitest";
import {
  commandLineOf,
  completeDomain,
  domainToQemuArgv,
  formatCommandLine,
  type Qemu,
} from "../src/index.js";

const document = (devices: string, name = "web, 1"): string => `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='GiB'>1</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <features><acpi/></features>
  <devices>${devices}</devices>
</domain>`;

const qemu: Qemu = {
  binary: "/usr/bin/qemu-system-x86_64",
  arch: "x86_64",
  kvm: false,
  machines: [{ name: "pc-q35-7.2", alias: "q35", cpuMax: 288, defaultRamId: "pc.ram" }],
};
const files = { monitors: ["/run/m,1"], directory: "/run", nvram: "/run/nvram" };

describe("what a guest's processor is run by", () => {
  const accelOf = (type: string, has: Partial<Qemu>): string => {
    const known = { ...qemu, ...has };
    const { domain } = parseDomain(document("").replace("type='qemu'", `type='${type}'`));
    const { args } = commandLineOf(completeDomain(domain, known), known, { files });
    return args[args.indexOf("-accel") + 1]!;
  };

  it("is what the document says, where this QEMU on this host has it", () => {
    expect(accelOf("qemu", {})).toBe("tcg");
    expect(accelOf("kvm", { kvm: true })).toBe("kvm");
    expect(accelOf("hvf", { accelerators: ["hvf", "tcg"] })).toBe("hvf");
  });

  it("is refused where there is none", () => {
    const refused = { code: ErrorNumber.CONFIG_UNSUPPORTED };
    expect(() => accelOf("kvm", { accelerators: ["kvm", "tcg"] })).toThrow(expect.objectContaining(refused));
    expect(() => accelOf("hvf", { accelerators: ["kvm", "tcg"] })).toThrow("was not built for macOS");
    expect(() => accelOf("xen", {})).toThrow("type 'xen' is not QEMU's");
  });
});

describe("a command line for a shell", () => {
  it("is read back by a shell as the words that it was made of, whatever is in them", () => {
    const nasty = `a b "c" 'd' $e \`f\` \\g; rm -rf /,,&amp;*`;
    const disk = `<disk type='file'><source file="${nasty.replaceAll('"', "&quot;")}"/><target dev='vda'/></disk>`;
    const { domain } = parseDomain(document(disk, nasty.replaceAll("/", "-")));
    const commandLine = commandLineOf(completeDomain(domain, qemu), qemu, { files });
    const text = formatCommandLine({
      ...commandLine,
      program: "printf",
      args: ["%s\\0", ...commandLine.args],
    });
    const words = execFileSync("sh", ["-c", text], { encoding: "utf8" }).split("\0").slice(0, -1);
    expect(words).toEqual(commandLine.args);
  });

  it("cannot be given another option by a name", () => {
    const { domain } = parseDomain(document("", "x,debug-threads=off -S"));
    const { args } = commandLineOf(completeDomain(domain, qemu), qemu, { files });
    expect(args[1]).toBe("guest=x,,debug-threads=off -S,debug-threads=on");
  });
});

describe("what no QEMU is asked for", () => {
  const refused =
    (devices: string): (() => unknown) =>
    () =>
      commandLineOf(completeDomain(parseDomain(document(devices)).domain, qemu), qemu, { files });

  it.each([
    ["interface/filterref", "<interface type='user'><filterref filter='clean-traffic'/></interface>"],
    [
      "interface/bandwidth",
      "<interface type='user'><bandwidth><inbound average='1'/></bandwidth></interface>",
    ],
    ["interface", "<interface type='direct'><source dev='eth0' mode='bridge'/></interface>"],
    ["disk/transient", "<disk type='file'><source file='/a'/><target dev='vda'/><transient/></disk>"],
    [
      "disk/encryption",
      "<disk type='file'><source file='/a'><encryption format='luks'/></source><target dev='vda'/></disk>",
    ],
    ["disk/source", "<disk type='volume'><source pool='p' volume='v'/><target dev='vda'/></disk>"],
    ["tpm", "<tpm><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>"],
    [
      "filesystem/driver",
      "<filesystem type='mount'><driver type='virtiofs'/><source dir='/'/><target dir='t'/></filesystem>",
    ],
    ["controller", "<controller type='usb' model='none'/><input type='tablet' bus='usb'/>"],
  ])("is refused and named: %s", (element, devices) => {
    expect(refused(devices)).toThrow(new RegExp(`configuration is not supported: ${element}: `));
  });

  it("is said of a card of the host's network before anything is started", () => {
    expect(refused("<interface type='network'><source network='default'/></interface>")).toThrow(
      LibvirtError,
    );
  });
});

describe("a document in one step", () => {
  it("says which program is missing", async () => {
    const xml = document("").replace("x86_64", "sh4");
    await expect(domainToQemuArgv(xml)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      message: expect.stringContaining("there is no qemu-system-sh4 in PATH"),
    });
  });

  it("says which emulator cannot be started", async () => {
    const xml = document("<emulator>/nowhere/qemu</emulator>");
    await expect(domainToQemuArgv(xml)).rejects.toThrow(/cannot ask \/nowhere\/qemu what it has: .*ENOENT/);
  });
});

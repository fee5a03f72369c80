/** dom0's root file system: Xen's tools, busybox, this very Node, their libraries, and the project's own guests. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { type ArchiveEntry, directoryFrom, fileFrom, textFile } from "./cpio.js";
import { moduleFiles } from "./kernel.js";

/** Where the parts of an image come from. */
export interface ImageSources {
  /** Debian's Xen packages, unpacked by `scripts/fetch-xen-tools.mjs`. */
  readonly tools: string;
  /** The testkit's `rig` directory: init, guest configurations. */
  readonly rig: string;
  /** Node, stripped of its symbols. */
  readonly node: string;
  /** The paravirtual guest, compiled. */
  readonly tinypv: string;
}

const libraryDirectory = "usr/lib/x86_64-linux-gnu";
const xenPrograms = [
  "libxl-save-helper",
  "oxenstored",
  "xen-init-dom0",
  "xenconsole",
  "xenconsoled",
  "xenstored",
  "xl",
];
const modules = [
  "xen_privcmd",
  "xen_evtchn",
  "xen_gntdev",
  "xen_gntalloc",
  "xenfs",
  "loop",
  "xen_blkback",
  "bridge",
  "xen_netback",
  "virtio_pci",
  "virtio_console",
];
/** What Xen's hotplug scripts run besides busybox; from this machine. */
const hotplugPrograms = ["/bin/bash", "/usr/bin/flock", "/sbin/losetup", "/usr/bin/stat"];
const directories = [
  "bin dev etc etc/xen/auto guests lib lib64 modules proc root run sbin sys tmp usr usr/bin usr/sbin usr/lib",
  `${libraryDirectory} usr/lib/xen-4.17 usr/lib/xen-4.17/bin usr/lib/xen-4.17/boot usr/libexec usr/share`,
  "usr/share/qemu usr/share/qemu/keymaps usr/share/seabios var var/lib var/lib/xen var/lib/xen/dump",
  "var/lib/xen/userdata-d var/lock var/log var/log/xen var/log/xen/console home home/user",
]
  .join(" ")
  .split(" ");

const accounts = {
  "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000:user:/home/user:/bin/sh\n",
  "etc/group": "root:x:0:\nuser:x:1000:\n",
  "etc/hosts": "127.0.0.1 localhost\n",
};

/** The libraries that the programs load, as `ldd` finds them: name to file. */
function librariesOf(programs: readonly string[], tools: string): Map<string, string> {
  const env = { ...process.env, LD_LIBRARY_PATH: join(tools, libraryDirectory) };
  const found = new Map<string, string>();
  for (const line of execFileSync("ldd", programs, { encoding: "utf8", env }).split("\n")) {
    const [, name, target] = /^\s*(\S+) => (.+?)(?: \(0x[0-9a-f]+\))?$/.exec(line) ?? [];
    if (name === undefined || target === undefined) continue;
    if (!existsSync(target)) throw new Error(`library ${name} is missing on this machine`);
    found.set(name, realpathSync(target));
  }
  return found;
}

/** A 1.44 MB floppy whose boot sector waits for interrupts for ever: `sti; hlt; jmp` back to the `hlt`. */
function haltingFloppy(): Uint8Array {
  const image = new Uint8Array(1_474_560);
  image.set([0xfb, 0xf4, 0xeb, 0xfd]);
  image.set([0x55, 0xaa], 510);
  return image;
}

/** Everything in dom0's root, in the order of unpacking. */
export function dom0Image({ tools, rig, node, tinypv }: ImageSources): ArchiveEntry[] {
  const bin = (name: string) => join(tools, "usr/lib/xen-4.17/bin", name);
  const deviceModel = join(tools, "usr/libexec/xen-qemu-system-i386");
  const xenstore = join(tools, "usr/bin/xenstore");
  const programs = [...xenPrograms.map(bin), deviceModel, xenstore, node, ...hotplugPrograms];
  const modulesRoot = join(tools, "lib/modules");
  const [kernelVersion = ""] = readdirSync(modulesRoot);
  return [
    ...directories.map((path): ArchiveEntry => ({ kind: "directory", path })),
    { kind: "link", path: "var/run", target: "/run" },
    { kind: "link", path: "lib/x86_64-linux-gnu", target: "/usr/lib/x86_64-linux-gnu" },
    fileFrom("init", join(rig, "init"), 0o755),
    fileFrom("agent", join(rig, "agent"), 0o644),
    fileFrom("bin/busybox", "/bin/busybox"),
    fileFrom("usr/bin/node", node),
    ...hotplugPrograms.map((program) => fileFrom(`usr/bin/${basename(program)}`, program)),
    { kind: "link", path: "bin/bash", target: "/usr/bin/bash" },
    fileFrom("lib64/ld-linux-x86-64.so.2", realpathSync("/lib64/ld-linux-x86-64.so.2")),
    ...Object.entries(accounts).map(([path, content]) => textFile(path, content)),
    ...xenPrograms.map((name) => fileFrom(`usr/lib/xen-4.17/bin/${name}`, bin(name))),
    ...directoryFrom("usr/lib/xen-4.17/boot", join(tools, "usr/lib/xen-4.17/boot")),
    ...directoryFrom("etc/xen", join(tools, "etc/xen")),
    fileFrom("usr/bin/xenstore", xenstore),
    ...["chmod", "exists", "list", "ls", "read", "rm", "watch", "write"].map(
      (name): ArchiveEntry => ({ kind: "link", path: `usr/bin/xenstore-${name}`, target: "xenstore" }),
    ),
    fileFrom("usr/libexec/xen-qemu-system-i386", deviceModel),
    ...["bios-256k.bin", "vgabios-cirrus.bin", "vgabios-stdvga.bin"].map((name) =>
      fileFrom(`usr/share/seabios/${name}`, join(tools, "usr/share/seabios", name), 0o644),
    ),
    fileFrom("usr/share/qemu/keymaps/en-us", join(tools, "usr/share/qemu/keymaps/en-us"), 0o644),
    ...[...librariesOf(programs, tools)].map(([name, from]) => fileFrom(`${libraryDirectory}/${name}`, from)),
    ...moduleFiles(join(modulesRoot, kernelVersion), modules),
    ...guests({ tools, rig, node, tinypv }),
  ];
}

/** The project's own guests and what they boot from. */
export function guests({ tools, rig, tinypv }: ImageSources): ArchiveEntry[] {
  return [
    fileFrom("guests/tinypv.elf", tinypv),
    fileFrom("guests/grub-i386-xen_pvh.bin", join(tools, "usr/lib/grub-xen/grub-i386-xen_pvh.bin")),
    ...directoryFrom("guests", join(rig, "guests")),
    { kind: "file", path: "guests/halt.img", mode: 0o644, content: haltingFloppy() },
  ];
}

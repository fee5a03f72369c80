/** A whole Debian for dom0: its file system, made once for a suite, and what is laid over it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { type ArchiveEntry, fileFrom } from "./cpio.js";
import { guests, type ImageSources } from "./dom0-image.js";
import { moduleFiles } from "./kernel.js";

/** What `make-root.sh` leaves. */
export interface DebianRoot {
  /** An ext4 file system. */
  readonly disk: string;
  /** The suite's hypervisor, compressed. */
  readonly hypervisor: string;
  /** Xen's version, like `4.17`. */
  readonly xen: string;
}

const rootIn = (directory: string): DebianRoot => ({
  disk: join(directory, "root.img"),
  hypervisor: join(directory, "xen.gz"),
  xen: readFileSync(join(directory, "version"), "utf8").trim(),
});

/** A suite's root below a directory, made when it is not there: some minutes. */
export function debianRoot(suite: string, script: string, below: string): DebianRoot {
  const key = createHash("sha256").update(readFileSync(script)).digest("hex").slice(0, 16);
  const directory = join(below, `root-${key}`);
  if (existsSync(directory)) return rootIn(directory);
  mkdirSync(below, { recursive: true });
  for (const old of readdirSync(below)) rmSync(join(below, old), { recursive: true, force: true });
  const work = mkdtempSync(join(below, "new-"));
  execFileSync(script, [suite, work], { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 64 << 20 });
  renameSync(work, directory);
  return rootIn(directory);
}

/** Of the kernel, in the order of loading: disk and channel first, then what Xen's tools and guests' devices need. */
const modules = [
  "virtio_pci",
  "virtio_blk",
  "virtio_console",
  "crc32c_generic",
  "ext4",
  "overlay",
  "xen_privcmd",
  "xen_evtchn",
  "xen_gntdev",
  "xen_gntalloc",
  "xenfs",
  "loop",
  "tun",
  "xen_blkback",
  "bridge",
  "xen_netback",
];

/** The initial file system: it lays memory over Debian's disk, and our files into it. */
export function debianImage(sources: ImageSources): ArchiveEntry[] {
  const { tools, rig, node } = sources;
  const modulesRoot = join(tools, "lib/modules");
  const [kernelVersion = ""] = readdirSync(modulesRoot);
  const own = (entry: ArchiveEntry): ArchiveEntry => ({ ...entry, path: `own/${entry.path}` });
  return [
    ...["bin", "dev", "modules", "proc", "sys", "own", "own/usr", "own/usr/bin", "own/guests"].map(
      (path): ArchiveEntry => ({ kind: "directory", path }),
    ),
    fileFrom("init", join(rig, "debian/initrd"), 0o755),
    fileFrom("bin/busybox", realpathSync("/bin/busybox")),
    ...moduleFiles(join(modulesRoot, kernelVersion), modules),
    ...[
      fileFrom("rig-init", join(rig, "debian/init"), 0o755),
      fileFrom("agent", join(rig, "agent"), 0o644),
      fileFrom("usr/bin/node", node),
      ...guests(sources),
    ].map(own),
  ];
}

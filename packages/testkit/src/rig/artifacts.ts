/** Everything that a Xen host boots from, built once for one set of inputs and kept under the testkit's `build`. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { packageRoot } from "../package-root.js";
import { type ArchiveEntry, directoryFrom, writeCpio } from "./cpio.js";
import { type DebianRoot, debianImage, debianRoot } from "./debian-root.js";
import { dom0Image, type ImageSources } from "./dom0-image.js";
import type { HostKind } from "./host-kind.js";
import { extractKernel } from "./kernel.js";
import { Machine, type MachineFiles, type MachineShape, shapeOf } from "./machine.js";

const freestanding =
  "-O2 -Wall -Wextra -Werror -ffreestanding -fno-pic -no-pie -mno-red-zone -mno-sse -mno-mmx -mcmodel=small " +
  "-fno-stack-protector -fcf-protection=none -fno-asynchronous-unwind-tables " +
  "-fno-tree-loop-distribute-patterns -nostdlib -static";

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Debian's packages, unpacked; fetched when something is missing. */
function xenTools(root: string): string {
  const tools = process.env.LIBVIRT_TS_XEN_TOOLS ?? join(root, "build/xen-tools");
  const parts = [
    "boot/xen-4.17-amd64.gz",
    "lib/modules",
    "usr/libexec/xen-qemu-system-i386",
    "usr/lib/grub-xen",
    "usr/share/seabios",
    "usr/share/qemu",
    "etc/xen/xl.conf",
  ];
  if (parts.every((part) => existsSync(join(tools, part)))) return tools;
  run(process.execPath, join(root, "scripts/fetch-xen-host.mjs"), "--into", tools);
  return tools;
}

/** Bytes; larger files are told apart by their time. */
const readWhole = 1 << 18;

/** Changes whenever anything does that a snapshot is made from. */
function keyOf(entries: readonly ArchiveEntry[], more: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of more) hash.update(`${text}\0`);
  for (const entry of entries) {
    hash.update(`${entry.kind} ${entry.path}\0`);
    if (entry.kind === "link") hash.update(entry.target);
    if (entry.kind !== "file") continue;
    if (entry.content instanceof Uint8Array) hash.update(entry.content);
    else {
      const { from } = entry.content;
      const { size, mtimeMs } = statSync(from);
      // A checkout gives our own files, which are small, another time.
      if (size < readWhole) hash.update(readFileSync(from));
      else hash.update(`${from} ${size} ${mtimeMs}\0`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

const filesIn = (directory: string): MachineFiles => ({
  hypervisor: join(directory, "xen"),
  kernel: join(directory, "vmlinux"),
  image: join(directory, "dom0.cpio"),
  memory: join(directory, "memory"),
  state: join(directory, "state"),
});

/** Boots once, warms what every suite uses, and writes the host down. */
async function bootAndSnapshot(files: MachineFiles, shape: MachineShape): Promise<void> {
  await using machine = await Machine.start(files, shape, { restore: false });
  await machine.agent.ready();
  const warmUp = await machine.agent.request({ verb: "exec", body: Buffer.from("xl list && node -p 0") });
  if (warmUp.status !== 0)
    throw new Error(`the fresh host does not work: ${warmUp.stderr}${machine.consoleTail()}`);
  await machine.snapshot(files.state);
}

/** Where hosts are built, and where their lock lies. */
export function rigDirectory(): string {
  const directory = join(packageRoot(), "build/rig");
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Compiles the paravirtual guest. */
function compileGuest(sources: string, into: string): void {
  const code = readdirSync(sources).filter((name) => /\.[cS]$/.test(name));
  const script = join(sources, "tinypv.lds");
  const linking = [`-Wl,--build-id=none,--no-warn-rwx-segments,-T,${script}`, "-o", into];
  run("gcc", ...freestanding.split(" "), ...linking, ...code.map((name) => join(sources, name)));
}

/** What a kind of host is built from. */
interface Plan {
  readonly shape: MachineShape;
  /** The hypervisor, compressed. */
  readonly hypervisor: string;
  readonly root: DebianRoot | undefined;
  imageOf(sources: ImageSources): ArchiveEntry[];
}

function planOf({ suite, store }: HostKind, tools: string, rig: string): Plan {
  const word = store === "oxenstored" ? store : "";
  if (suite === undefined) {
    const hypervisor = join(tools, "boot/xen-4.17-amd64.gz");
    return { shape: shapeOf(768, word), hypervisor, root: undefined, imageOf: dom0Image };
  }
  const root = debianRoot(
    suite,
    join(rig, "debian/make-root.sh"),
    join(packageRoot(), "build/rig-roots", suite),
  );
  return { shape: shapeOf(1280, word), hypervisor: root.hypervisor, root, imageOf: debianImage };
}

/** Builds everything into `work`, boots it once, and leaves the snapshot there. */
async function build(work: string, plan: Plan, tools: string, rig: string): Promise<void> {
  const files = filesIn(work);
  const node = join(work, "node");
  const tinypv = join(work, "tinypv.elf");
  run("strip", "-o", node, process.execPath);
  compileGuest(join(rig, "tinypv"), tinypv);
  writeFileSync(files.hypervisor, gunzipSync(readFileSync(plan.hypervisor)));
  const kernel = readdirSync(join(tools, "boot")).find((name) => name.startsWith("vmlinuz-"));
  if (kernel === undefined) throw new Error("the kernel package holds no kernel");
  writeFileSync(files.kernel, extractKernel(readFileSync(join(tools, "boot", kernel))));
  writeCpio(files.image, plan.imageOf({ tools, rig, node, tinypv }));
  await bootAndSnapshot(withDisk(files, plan), plan.shape);
}

const withDisk = (files: MachineFiles, { root }: Plan): MachineFiles => ({
  ...files,
  ...(root && { disk: root.disk }),
});

/** What a host is started from. */
export interface Artifacts {
  readonly files: MachineFiles;
  readonly shape: MachineShape;
  /** Xen's version, like `4.17`. */
  readonly xen: string;
}

/**
 * The files of a Xen host, its snapshot among them: from nothing in about half a minute, a whole Debian in some, from what
 * the last run left in half a second. The caller holds the lock.
 */
export async function artifacts(kind: HostKind & { readonly name: string }): Promise<Artifacts> {
  const builds = join(rigDirectory(), kind.name);
  mkdirSync(builds, { recursive: true });
  const tools = xenTools(packageRoot());
  const rig = join(packageRoot(), "rig");
  const plan = planOf(kind, tools, rig);
  const guest = directoryFrom("tinypv", join(rig, "tinypv"));
  const inputs = plan.imageOf({ tools, rig, node: process.execPath, tinypv: join(rig, "tinypv/main.c") });
  const more = [process.version, freestanding, plan.root?.disk ?? "", JSON.stringify(plan.shape)];
  const directory = join(builds, keyOf([...inputs, ...guest], more));
  const { shape } = plan;
  const built = { files: withDisk(filesIn(directory), plan), shape, xen: plan.root?.xen ?? "4.17" };
  if (existsSync(directory)) return built;

  for (const old of readdirSync(builds)) rmSync(join(builds, old), { recursive: true, force: true });
  const work = mkdtempSync(join(builds, "new-"));
  await build(work, plan, tools, rig);
  renameSync(work, directory);
  return built;
}

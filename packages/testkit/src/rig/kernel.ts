/** What a host boots from: the hypervisor and dom0's kernel, unpacked, and the kernel modules dom0 needs. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type ArchiveEntry, textFile } from "./cpio.js";

const maxBuffer = 512 << 20;

/** Compressions a kernel's payload may have: its first bytes, and how to undo it. */
const payloads: readonly { magic: string; unpack: (bytes: Buffer) => Buffer }[] = [
  { magic: "1f8b", unpack: (bytes) => gunzipSync(bytes) },
  { magic: "fd377a585a", unpack: pipe("xz", "-dc", "--single-stream") },
  { magic: "28b52ffd", unpack: pipe("zstd", "-dc") },
];

function pipe(command: string, ...args: string[]): (bytes: Buffer) => Buffer {
  return (input) => execFileSync(command, args, { input, maxBuffer, stdio: ["pipe", "pipe", "ignore"] });
}

/**
 * The ELF image inside a bzImage (Linux's `Documentation/x86/boot.rst`: setup_sects at 0x1f1, payload_offset and
 * payload_length at 0x248). Xen could unpack it itself, three seconds slower under emulation.
 */
export function extractKernel(image: Buffer): Buffer {
  if (image.toString("latin1", 0x202, 0x206) !== "HdrS") throw new Error("not a bzImage");
  const setupSectors = image[0x1f1] || 4;
  const start = (setupSectors + 1) * 512 + image.readUInt32LE(0x248);
  const payload = image.subarray(start, start + image.readUInt32LE(0x24c));
  const kind = payloads.find(({ magic }) => payload.toString("hex", 0, magic.length / 2) === magic);
  if (kind === undefined) throw new Error(`kernel payload of unknown kind ${payload.toString("hex", 0, 6)}`);
  return kind.unpack(payload);
}

/** A loadable module, ready for `insmod`. */
interface KernelModule {
  readonly name: string;
  readonly content: Buffer;
}

const moduleName = (file: string) =>
  basename(file)
    .replace(/\.ko(\.xz)?$/, "")
    .replaceAll("-", "_");

/** The named modules and what they depend on, in an order in which `insmod` takes them; built-in ones are left out. */
function kernelModules(modulesDirectory: string, names: readonly string[]): KernelModule[] {
  const files = new Map(
    readdirSync(join(modulesDirectory, "kernel"), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.ko(\.xz)?$/.test(file))
      .map((file) => [moduleName(file), join(modulesDirectory, "kernel", file)]),
  );
  const builtIn = new Set(
    readFileSync(join(modulesDirectory, "modules.builtin"), "utf8").trim().split("\n").map(moduleName),
  );
  const loaded = new Map<string, KernelModule>();
  const add = (name: string): void => {
    if (builtIn.has(name) || loaded.has(name)) return;
    const file = files.get(name);
    if (file === undefined) throw new Error(`the kernel has no module ${name}`);
    const raw = readFileSync(file);
    const content = file.endsWith(".xz") ? pipe("xz", "-dc")(raw) : raw;
    const dependencies = /\0depends=([^\0]*)\0/.exec(content.toString("latin1"))?.[1] ?? "";
    for (const dependency of dependencies.split(",").filter(Boolean)) add(dependency.replaceAll("-", "_"));
    loaded.set(name, { name, content });
  };
  for (const name of names) add(name);
  return [...loaded.values()];
}

/** The modules with those that they need, as files in `modules`, and `modules/order` in which they are to be loaded. */
export function moduleFiles(modulesDirectory: string, names: readonly string[]): ArchiveEntry[] {
  const loadable = kernelModules(modulesDirectory, names);
  return [
    ...loadable.map(
      ({ name, content }): ArchiveEntry => ({
        kind: "file",
        path: `modules/${name}.ko`,
        mode: 0o644,
        content,
      }),
    ),
    textFile("modules/order", `${loadable.map(({ name }) => name).join("\n")}\n`),
  ];
}

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "./worker.mjs";

const LIBRARY = "/usr/lib/x86_64-linux-gnu/libvirt.so.0";
/** Debian's own, which sees Debian's packages. */
const PYTHON = "/usr/bin/python3";

/** A program beside these. */
export function program(name) {
  return fileURLToPath(new URL(`native/${name}`, import.meta.url));
}

/** The C library, where a compiler and the library are there, and python-libvirt; each is told the three URIs. */
export async function startRivals(folder, uris) {
  const rivals = [];
  if (existsSync(LIBRARY)) {
    const serial = join(folder, "serial");
    const compiler = spawnSync("gcc", ["-O2", "-o", serial, program("serial.c"), LIBRARY], { stdio: "pipe" });
    if (compiler.status === 0)
      rivals.push(new Worker("the C library, one after another", [serial, ...uris.slice(0, 2)]));
  }
  const python = pythonCommand("serial.py", ...uris);
  if (python) {
    const worker = new Worker("python-libvirt", python);
    await worker.done();
    rivals.push(worker);
  }
  return rivals;
}

/** The command of a program of python-libvirt's; undefined where that is not installed. */
export function pythonCommand(name, ...args) {
  try {
    execFileSync(PYTHON, ["-c", "import libvirt"], { stdio: "pipe" });
    return [PYTHON, program(name), ...args];
  } catch {
    return undefined;
  }
}

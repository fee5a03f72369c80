import { createHash } from "node:crypto";
import { type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { fileError, qemuError } from "../errors.js";
import { readText, replaceFile } from "../node/files.js";
import type { Qemu } from "../qemu.js";
import { hasKvm, probeQemu } from "./probe.js";

/** What is known of QEMUs: each is asked once, and again when its file is another one. */
export class KnownEmulators {
  readonly #folder: string;
  readonly #byKey = new Map<string, Promise<Qemu>>();

  /** @param folder where it is written down what they answered */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What a QEMU has, and whether it may use KVM now. Throws SYSTEM_ERROR for a program that is not there. */
  async get(binary: string): Promise<Qemu> {
    const { size, mtimeMs } = fileOf(binary);
    const key = createHash("sha256").update(`${format} ${binary} ${size} ${mtimeMs}`).digest("hex");
    let known = this.#byKey.get(key);
    if (known === undefined) {
      known = this.#ask(binary, join(this.#folder, `${key.slice(0, 32)}.json`));
      this.#byKey.set(key, known);
      known.catch(() => this.#byKey.delete(key));
    }
    return { ...(await known), kvm: hasKvm() };
  }

  async #ask(binary: string, path: string): Promise<Qemu> {
    const written = readQemu(await readText(path).catch(() => undefined), binary);
    if (written !== undefined) return written;
    const qemu = await probeQemu(binary);
    // Who cannot write it down asks again next time.
    await replaceFile(path, `${JSON.stringify(qemu)}\n`).catch(() => {});
    return qemu;
  }
}

function fileOf(binary: string): Stats {
  let found: Stats;
  try {
    found = statSync(binary);
  } catch (error) {
    throw fileError(binary, error);
  }
  if (found.isFile()) return found;
  throw qemuError(ErrorNumber.CONFIG_UNSUPPORTED, "emulator", `${binary} is no program`);
}

/** Changes with what is asked. */
const format = 3;

function readQemu(text: string | undefined, binary: string): Qemu | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Qemu>;
    const isWhole =
      value.binary === binary && typeof value.arch === "string" && Array.isArray(value.machines);
    return isWhole ? (value as Qemu) : undefined;
  } catch {
    return undefined;
  }
}

import { createHash } from "node:crypto";
import { type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import { fileError, qemuError } from "../errors.js";
import { readText, replaceFile } from "../node/files.js";
import { bootId } from "../node/processes.js";
import type { HostCpus, Qemu } from "../qemu.js";
import { type Accelerator, probeHostCpus, qemuFor } from "./host-cpus.js";
import { hasKvm, probeQemu } from "./probe.js";

/** What is known of QEMUs: each is asked once, and again when its file is another one. */
export class KnownEmulators {
  readonly #folder: string;
  readonly #answers = new Map<string, Promise<unknown>>();

  /** @param folder where it is written down what they answered */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What a QEMU has, and whether it may use KVM now. Throws SYSTEM_ERROR for a program that is not there. */
  async get(binary: string): Promise<Qemu> {
    const known = await this.#once(`${format} ${identityOf(binary)}`, isQemu(binary), () =>
      probeQemu(binary),
    );
    return { ...known, kvm: hasKvm() };
  }

  /** The same with what this domain needs to know besides. */
  async for(domain: Domain, binary: string): Promise<Qemu> {
    return qemuFor(domain, await this.get(binary), (accelerator) => this.cpus(binary, accelerator));
  }

  /** What CPUs an x86 QEMU can give with an accelerator. */
  cpus(binary: string, accelerator: Accelerator): Promise<HostCpus> {
    // A host's CPUs are not what they were before it was started with other microcode.
    const run = accelerator === "kvm" ? bootId() : "";
    const key = `${cpuFormat} ${accelerator} ${run} ${identityOf(binary)}`;
    return this.#once(key, isHostCpus, () => probeHostCpus(binary, accelerator));
  }

  /** What was answered, in this process or by what is written down, or is asked now. */
  #once<T>(key: string, isWhole: (value: unknown) => value is T, ask: () => Promise<T>): Promise<T> {
    const name = createHash("sha256").update(key).digest("hex");
    const path = join(this.#folder, `${name.slice(0, 32)}.json`);
    const answer = (this.#answers.get(name) as Promise<T> | undefined) ?? written(path, isWhole, ask);
    this.#answers.set(name, answer);
    answer.catch(() => this.#answers.delete(name));
    return answer;
  }
}

async function written<T>(
  path: string,
  isWhole: (value: unknown) => value is T,
  ask: () => Promise<T>,
): Promise<T> {
  const known = parse(await readText(path).catch(() => undefined));
  if (isWhole(known)) return known;
  const answer = await ask();
  // Who cannot write it down asks again next time.
  await replaceFile(path, `${JSON.stringify(answer)}\n`).catch(() => {});
  return answer;
}

/** By what it is known that a program is the same one. */
function identityOf(binary: string): string {
  const { size, mtimeMs } = fileOf(binary);
  return `${binary} ${size} ${mtimeMs}`;
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

/** These change with what is asked. */
const format = 3;
const cpuFormat = "cpus 1";

const isQemu =
  (binary: string) =>
  (value: unknown): value is Qemu => {
    const { binary: own, arch, machines } = (value ?? {}) as Partial<Qemu>;
    return own === binary && typeof arch === "string" && Array.isArray(machines);
  };

const isHostCpus = (value: unknown): value is HostCpus =>
  Array.isArray((value as Partial<HostCpus> | undefined)?.models);

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

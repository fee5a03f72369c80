import { type CallOptions, type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { xendError } from "../errors.js";
import { cannot, type Found, find } from "../find.js";
import type { Form, Xend } from "../xend.js";

const KIB_PER_MIB = 1024;

export async function getMaxMemory(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<number> {
  return (await find(xend, ref, options)).domain.info.maxMem;
}

/** Before 3.0.4 xend tells the hypervisor, and goes on reporting what the domain was made with. */
export async function setMaxMemory(
  xend: Xend,
  ref: DomainRef,
  memory: number,
  options?: CallOptions,
): Promise<void> {
  const found = await findAlive(xend, ref, "set the maximum memory of", options);
  const mib = wholeMib(memory);
  if (memory < found.domain.info.memory) {
    throw xendError(
      ErrorNumber.INVALID_ARG,
      "memory",
      `${memory} KiB is less than the ${found.domain.info.memory} KiB in use`,
    );
  }
  await change(xend, found, "maximum memory", { op: "maxmem_set", memory: mib }, options);
}

export async function setMemory(
  xend: Xend,
  ref: DomainRef,
  memory: number,
  options?: CallOptions,
): Promise<void> {
  const found = await findAlive(xend, ref, "set the memory of", options);
  const mib = wholeMib(memory);
  if (memory > found.domain.info.maxMem) {
    throw xendError(
      ErrorNumber.INVALID_ARG,
      "memory",
      `${memory} KiB is more than the maximum of ${found.domain.info.maxMem} KiB`,
    );
  }
  await change(xend, found, "memory", { op: "mem_target_set", target: mib }, options);
}

async function findAlive(xend: Xend, ref: DomainRef, verb: string, options?: CallOptions): Promise<Found> {
  const found = await find(xend, ref, options);
  if (found.domain.info.state === DomainState.CRASHED) throw cannot(verb, found.domain.ref, "it has crashed");
  return found;
}

async function change(
  xend: Xend,
  { key, domain }: Found,
  what: string,
  form: Form,
  options?: CallOptions,
): Promise<void> {
  await xend.post(key, `${what} of '${domain.ref.name}'`, form, options);
}

/** xend counts whole MiB: what is left over is dropped, and less than one is refused. */
function wholeMib(kib: number): number {
  const mib = Math.floor(kib / KIB_PER_MIB);
  if (!Number.isSafeInteger(kib) || mib < 1) {
    throw xendError(ErrorNumber.INVALID_ARG, "memory", `expected at least ${KIB_PER_MIB} KiB, got ${kib}`);
  }
  return mib;
}

import {
  type CallOptions,
  cpuMapLength,
  cpuMapOf,
  cpusOf,
  type DomainRef,
  DomainState,
  ErrorNumber,
  type VcpuInfo,
  VcpuState,
} from "@libvirt-ts/driver";
import { child, children, isList, type SexprList, value } from "@libvirt-ts/sexpr";
import { xendError } from "../errors.js";
import { cannot, find } from "../find.js";
import { nanoseconds } from "../record.js";
import type { Xend } from "../xend.js";
import { redefine } from "./redefine.js";

/** No map of CPUs is longer than this, whatever a reply says. */
const MAX_CPU = 4095;

export async function setVcpus(
  xend: Xend,
  ref: DomainRef,
  count: number,
  options?: CallOptions,
): Promise<void> {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw xendError(ErrorNumber.INVALID_ARG, "vcpus", `expected at least 1, got ${count}`);
  }
  const { key, domain } = await find(xend, ref, options);
  if (domain.info.state === DomainState.CRASHED)
    throw cannot("set the vcpus of", domain.ref, "it has crashed");
  const built = Number(value(domain.config, "vcpus"));
  // 3.0.4 reports the vcpus that are online as those that the domain was built with.
  if (domain.ref.id !== undefined && xend.dialect.format !== 3 && count > built) {
    throw xendError(
      ErrorNumber.INVALID_ARG,
      "vcpus",
      `'${domain.ref.name}' was built with ${built}, not ${count}`,
    );
  }
  const what = `vcpus of '${domain.ref.name}'`;
  if (domain.ref.id === undefined && xend.dialect.keepsInactiveVcpus) {
    await redefine(xend, domain, what, { vcpus: count, vcpu_avail: undefined }, options);
  } else await xend.post(key, what, { op: "set_vcpus", vcpus: count }, options);
}

/** From xend 3.4; before, `pincpu` sets the vcpu free and reports success, so it is not sent. */
export async function pinVcpu(
  xend: Xend,
  ref: DomainRef,
  vcpu: number,
  cpumap: Uint8Array,
  options?: CallOptions,
): Promise<void> {
  if (!xend.dialect.pins) {
    throw xendError(
      ErrorNumber.NO_SUPPORT,
      "virDomainPinVcpu",
      "before version 3.4 xend would set the vcpu free instead of pinning it",
    );
  }
  const cpus = cpusOf(cpumap);
  if (cpus.length === 0) throw xendError(ErrorNumber.INVALID_ARG, "cpumap", "expected at least one CPU");
  const { key, domain } = await find(xend, ref, options);
  if (domain.ref.id === undefined) throw cannot("pin a vcpu of", domain.ref, "it is not running");
  const built = Number(value(domain.config, "vcpus"));
  if (!Number.isSafeInteger(vcpu) || vcpu < 0 || vcpu >= built) {
    throw xendError(
      ErrorNumber.INVALID_ARG,
      "vcpu",
      `'${domain.ref.name}' has vcpus 0 to ${built - 1}, not ${vcpu}`,
    );
  }
  await xend.post(
    key,
    `pinning of vcpu ${vcpu} of '${domain.ref.name}'`,
    { op: "pincpu", vcpu, cpumap: cpus.join(",") },
    options,
  );
}

export async function getVcpus(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<VcpuInfo[]> {
  const { key, domain } = await find(xend, ref, options);
  if (domain.ref.id === undefined) throw cannot("read the vcpus of", domain.ref, "it is not running");
  const what = `vcpus of '${domain.ref.name}'`;
  const reply = await xend.vcpus(key, what, options);
  if (!isList(reply) || value(reply, "domid") !== String(domain.ref.id)) {
    throw xendError(ErrorNumber.RPC, what, "xend answers for another domain");
  }
  return children(reply, "vcpu").map((vcpu) => {
    const number = value(vcpu, "number") ?? "";
    if (!/^\d{1,4}$/.test(number)) throw xendError(ErrorNumber.RPC, what, "a vcpu without a number");
    return readVcpu(Number(number), vcpu, Math.min(xend.cpus, MAX_CPU + 1));
  });
}

function readVcpu(number: number, vcpu: SexprList, hostCpus: number): VcpuInfo {
  const flag = (key: string) => value(vcpu, key) === "1";
  const online = flag("online");
  const cpu = Number(value(vcpu, "cpu"));
  const map = child(vcpu, "cpumap")?.[1];
  const cpus = (isList(map) ? map : [])
    .map(Number)
    .filter((one) => Number.isInteger(one) && one >= 0 && one <= MAX_CPU);
  const highest = cpus.reduce((most, one) => Math.max(most, one), hostCpus - 1);
  return {
    number,
    state: online ? (flag("blocked") ? VcpuState.BLOCKED : VcpuState.RUNNING) : VcpuState.OFFLINE,
    cpuTime: nanoseconds(value(vcpu, "cpu_time")),
    cpu: online && Number.isInteger(cpu) ? cpu : -1,
    cpumap: cpuMapOf(cpus, cpuMapLength(highest + 1)),
  };
}

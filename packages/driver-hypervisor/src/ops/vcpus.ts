/** Virtual CPUs: figures, pinning, and on old Xens their number. */
import {
  cpusOf,
  type DomainRef,
  type DriverConnection,
  describeDomain,
  ErrorDomain,
  noDomain,
  operationInvalid,
  type VcpuInfo,
  VcpuState,
} from "@libvirt-ts/driver";
import {
  type Abi,
  BrokenAnswerError,
  Errno,
  physicalInfo,
  setMaxVcpus,
  setVcpuAffinity,
  vcpuAffinity,
  vcpuInfo,
  type XenDomainInfo,
  type XenVcpuInfo,
} from "../abi/index.js";
import { invalidArgument, translated, xenRefused } from "../errors.js";
import type { Xen } from "../xen.js";

/** More than any Xen gives a domain: a larger number was never set by it. */
const mostVcpus = 8192;
/** What Xen before 3.2, which does not tell its highest CPU, can have at most. */
const oldMaxCpus = 64;
/** Xen up to 3.4 gives live guests more vcpus, up to this many. */
const growableVcpus = 32;

function vcpuCount({ maxVcpuId, onlineVcpus }: XenDomainInfo): number {
  if (maxVcpuId !== undefined && maxVcpuId < mostVcpus) return maxVcpuId + 1;
  if (onlineVcpus <= mostVcpus) return onlineVcpus;
  throw translated(new BrokenAnswerError(`Xen says that the domain has ${onlineVcpus} vcpus`));
}

/** CPUs that a map has bits for. */
function hostCpus(xen: Xen): number {
  const { maxCpuId } = xen.ask(physicalInfo(xen.abi));
  return maxCpuId === undefined ? oldMaxCpus : maxCpuId + 1;
}

function stateOf({ online, blocked }: XenVcpuInfo): VcpuState {
  if (!online) return VcpuState.OFFLINE;
  return blocked ? VcpuState.BLOCKED : VcpuState.RUNNING;
}

/** Errors that mean "no such vcpu", or "no such domain": which one, the domain itself tells. */
const absences: readonly number[] = [Errno.ESRCH, Errno.EINVAL, Errno.ENOENT];

function vcpuAt(xen: Xen, id: number, number: number, cpus: number): VcpuInfo | undefined {
  const request = vcpuInfo(xen.abi, id, number);
  const info = xen.askUnless(request, absences);
  if (info === undefined) return undefined;
  const cpumap =
    info.cpumap?.slice(0, Math.ceil(cpus / 8)) ??
    xen.askUnless(vcpuAffinity(xen.abi, id, number, cpus), absences);
  if (cpumap === undefined) return undefined;
  return { number, state: stateOf(info), cpuTime: info.cpuTime, cpu: info.online ? info.cpu : -1, cpumap };
}

/** Whether the number of a live guest's vcpus can be changed by hypercall: up to Xen 3.4. */
function canGrowVcpus({ interface: { domctl } }: Abi): boolean {
  return domctl === undefined || domctl <= 5;
}

export function vcpuOperations(xen: Xen) {
  return {
    /** Offline vcpus have CPU -1. Two hypercalls for each vcpu. */
    async domainGetVcpus(ref: DomainRef): Promise<VcpuInfo[]> {
      const domain = xen.resolve(ref);
      const cpus = hostCpus(xen);
      const vcpus = Array.from({ length: vcpuCount(domain) }, (_, number) =>
        vcpuAt(xen, domain.id, number, cpus),
      );
      if (vcpus.includes(undefined)) xen.resolve(ref);
      return vcpus.filter((vcpu) => vcpu !== undefined);
    },

    /** INVALID_ARG for a vcpu that the domain does not have and for CPUs that the host does not have. */
    async domainPinVcpu(ref: DomainRef, vcpu: number, cpumap: Uint8Array) {
      const domain = xen.resolve(ref);
      const count = vcpuCount(domain);
      if (!Number.isInteger(vcpu) || vcpu < 0 || vcpu >= count) {
        throw invalidArgument("vcpu", `${describeDomain(ref)} has vcpus 0 to ${count - 1}, not ${vcpu}`);
      }
      const cpus = hostCpus(xen);
      const beyond = cpusOf(cpumap).find((cpu) => cpu >= cpus);
      if (beyond !== undefined)
        throw invalidArgument("cpumap", `the host has CPUs 0 to ${cpus - 1}, not ${beyond}`);
      if (cpumap.every((byte) => byte === 0)) throw invalidArgument("cpumap", "it names no CPU");
      const errno = xen.order(
        setVcpuAffinity(xen.abi, domain.id, vcpu, cpumap.subarray(0, Math.ceil(cpus / 8))),
      );
      if (errno === Errno.EINVAL) {
        const why = "none of these CPUs is online in its pool, or it is pinned for good";
        throw operationInvalid(ErrorDomain.XEN, `${describeDomain(ref)} vcpu ${vcpu}`, why);
      }
      if (errno === Errno.ESRCH) throw noDomain(ErrorDomain.XEN, describeDomain(ref));
      if (errno !== 0) throw xenRefused("setvcpuaffinity", errno, describeDomain(ref));
    },

    ...(canGrowVcpus(xen.abi) ? growingVcpus(xen) : {}),
  } satisfies Partial<DriverConnection>;
}

function growingVcpus(xen: Xen) {
  return {
    /** Xen up to 3.4 only, and only upwards: later ones leave it to the toolstack. */
    async domainSetVcpus(ref: DomainRef, nvcpus: number) {
      if (!Number.isInteger(nvcpus) || nvcpus < 1 || nvcpus > growableVcpus) {
        throw invalidArgument("vcpus", `${nvcpus} is not within 1 and ${growableVcpus}`);
      }
      const { id } = xen.resolve(ref);
      const errno = xen.order(setMaxVcpus(xen.abi, id, nvcpus));
      if (errno === Errno.EINVAL) {
        throw operationInvalid(
          ErrorDomain.XEN,
          describeDomain(ref),
          `this Xen does not let it have ${nvcpus} vcpus`,
        );
      }
      if (errno !== 0) throw xenRefused("max_vcpus", errno, describeDomain(ref));
    },
  } satisfies Partial<DriverConnection>;
}

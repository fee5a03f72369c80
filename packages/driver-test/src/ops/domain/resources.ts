import {
  cpusOf,
  type DomainOperations,
  DomainState,
  type NodeInfo,
  type VcpuInfo,
  VcpuState,
} from "@libvirt-ts/driver";
import { DomainMemoryModFlags, DomainSetVcpuFlags, DomainVcpuFlags } from "@libvirt-ts/driver/flags";
import { type Domain, withVcpus } from "@libvirt-ts/xml/domain";
import { maximumVcpus } from "../../configuration.js";
import { invalidArgument, wrongState } from "../../errors.js";
import { mapOfSet, numbersOf, setOfMap } from "../../state/cpu-set.js";
import type { ActiveGuest } from "../../state/domain.js";
import { changeConfiguration, changeCurrent, configurationFor } from "../../state/impact.js";
import type { NodeDomains } from "../../state/node-domains.js";
import {
  currentMemoryOf,
  memoryOf,
  onlineVcpusOf,
  vcpusOf,
  withCurrentMemory,
  withMaximumVcpus,
  withMemory,
  withOnlineVcpus,
} from "../../state/sizes.js";
import { recounted, vcpuStates, withVcpuStates } from "../../state/vcpus.js";

type ResourceOperations = Required<
  Pick<
    DomainOperations,
    | "domainSetMaxMemory"
    | "domainSetMemory"
    | "domainGetMaxVcpus"
    | "domainGetVcpusFlags"
    | "domainSetVcpus"
    | "domainSetVcpu"
    | "domainPinVcpu"
    | "domainGetVcpuPinInfo"
    | "domainGetVcpus"
  >
>;

/** Memory and virtual CPUs. */
export function resourceOperations(node: NodeDomains): ResourceOperations {
  return {
    async domainSetMaxMemory(ref, memory) {
      assertMemory(memory);
      changeCurrent(node, node.find(ref), (configuration) => withMemory(configuration, memory));
    },

    async domainSetMemory(ref, memory, flags) {
      const domain = node.find(ref);
      assertMemory(memory);
      if (flags & DomainMemoryModFlags.MAXIMUM) {
        changeConfiguration(node, domain, flags, (configuration) => withMemory(configuration, memory));
        return;
      }
      const { live } = changeConfiguration(node, domain, flags, (configuration) => {
        const most = memoryOf(configuration);
        if (memory <= most) return withCurrentMemory(configuration, memory);
        throw invalidArgument("memory", `${memory} KiB is more than the domain's maximum, ${most} KiB`);
      });
      if (live) {
        node.tell({ event: "balloon-change", actual: currentMemoryOf(domain.guest!.description) }, domain);
      }
    },

    domainGetMaxVcpus: async (ref) => vcpusOf(configurationFor(node.find(ref), 0)),

    async domainGetVcpusFlags(ref, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      return flags & DomainVcpuFlags.MAXIMUM ? vcpusOf(configuration) : onlineVcpusOf(configuration);
    },

    async domainSetVcpus(ref, vcpus, flags) {
      if (!Number.isInteger(vcpus) || vcpus < 1 || vcpus > maximumVcpus) {
        throw invalidArgument("vcpus", `a domain of the test node has 1 to ${maximumVcpus}, not ${vcpus}`);
      }
      const domain = node.find(ref);
      if (flags & DomainVcpuFlags.MAXIMUM) {
        if (domain.guest !== undefined && !(flags & DomainVcpuFlags.CONFIG)) {
          throw wrongState(ref, "the maximum of vcpus changes with its next start only; CONFIG is missing");
        }
        changeConfiguration(node, domain, flags, (it) => recounted(withMaximumVcpus(it, vcpus)));
      } else if (flags & (DomainVcpuFlags.LIVE | DomainVcpuFlags.CONFIG)) {
        changeConfiguration(node, domain, flags, (configuration) => {
          const most = vcpusOf(configuration);
          if (vcpus <= most) return recounted(withOnlineVcpus(configuration, vcpus));
          throw invalidArgument("vcpus", `${vcpus} are more than the domain's maximum, ${most}`);
        });
      } else changeCurrent(node, domain, (configuration) => recounted(withVcpus(configuration, vcpus)));
    },

    async domainSetVcpu(ref, vcpus, enabled, flags) {
      const what = "virDomainSetVcpu";
      const { AFFECT_LIVE, AFFECT_CONFIG } = DomainSetVcpuFlags;
      const domain = node.find(ref);
      if (domain.guest !== undefined && !(flags & AFFECT_CONFIG)) node.liveGuestOf(domain);
      const impact = flags & (AFFECT_LIVE | AFFECT_CONFIG);
      changeConfiguration(node, domain, impact, (configuration, of) => {
        const states = vcpuStates(configuration);
        for (const id of numbersOf(vcpus, what, states.length - 1)) {
          if (!states[id]!.hotpluggable && !enabled && (of === "live" || id === 0)) {
            throw invalidArgument(what, `vcpu ${id} stays on line`);
          }
          states[id] = { ...states[id]!, enabled };
        }
        return withVcpuStates(configuration, states);
      });
    },

    async domainPinVcpu(ref, vcpu, cpumap, flags) {
      const domain = node.find(ref);
      if (flags === 0) node.guestOf(domain);
      const cpuset = setOfMap(cpumap, node.info);
      changeConfiguration(node, domain, flags, (configuration) => {
        const vcpus = vcpusOf(configuration);
        if (Number.isInteger(vcpu) && vcpu >= 0 && vcpu < vcpus)
          return withVcpuPin(configuration, vcpu, cpuset);
        throw invalidArgument("vcpu", `the domain has vcpus 0 to ${vcpus - 1}, not ${vcpu}`);
      });
    },

    async domainGetVcpuPinInfo(ref, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      return Array.from({ length: vcpusOf(configuration) }, (_, vcpu) =>
        vcpuPin(configuration, vcpu, node.info),
      );
    },

    async domainGetVcpus(ref) {
      return vcpuInfo(node.guestOf(node.find(ref)), node.info);
    },
  };
}

function assertMemory(memory: number): void {
  if (Number.isSafeInteger(memory) && memory > 0) return;
  throw invalidArgument("memory", `${memory} is no number of KiB`);
}

function withVcpuPin(domain: Domain, vcpu: number, cpuset: string): Domain {
  const others = domain.cputune?.vcpupin?.filter((pin) => pin.vcpu !== vcpu) ?? [];
  const vcpupin = [...others, { vcpu, cpuset }].sort((one, other) => one.vcpu - other.vcpu);
  return { ...domain, cputune: { ...domain.cputune, vcpupin } };
}

/** The CPUs that a vcpu may run on. */
function vcpuPin(
  { cputune, vcpu: { cpuset } = { value: 1 } }: Domain,
  vcpu: number,
  info: NodeInfo,
): Uint8Array {
  const pin = cputune?.vcpupin?.find((entry) => entry.vcpu === vcpu);
  return mapOfSet(pin?.cpuset ?? cpuset, info);
}

function vcpuInfo({ description, state, cpuClock }: ActiveGuest, info: NodeInfo): VcpuInfo[] {
  const online = onlineVcpusOf(description);
  const cpuTime = cpuClock.time / BigInt(online);
  const onlineState = state === DomainState.RUNNING ? VcpuState.RUNNING : VcpuState.BLOCKED;
  return vcpuStates(description).map(({ enabled }, number) => {
    const cpumap = vcpuPin(description, number, info);
    const running = enabled
      ? { state: onlineState, cpuTime, cpu: nthCpu(cpumap, number) }
      : { state: VcpuState.OFFLINE, cpuTime: 0n, cpu: -1 };
    return { number, ...running, cpumap };
  });
}

/** Spreads vcpus over the CPUs they may run on. */
function nthCpu(cpumap: Uint8Array, number: number): number {
  const cpus = cpusOf(cpumap);
  return cpus[number % cpus.length] ?? 0;
}

import {
  cpuMapLength,
  cpuMapOf,
  cpusOf,
  type DomainOperations,
  DomainState,
  type NodeInfo,
  possibleCpus,
  type VcpuInfo,
  VcpuState,
} from "@libvirt-ts/driver";
import { type DomainDescription, withVcpus } from "@libvirt-ts/xml";
import { maximumVcpus } from "../configuration.js";
import { invalidArgument } from "../errors.js";
import type { NodeState } from "../node-state.js";
import { type ActiveGuest, configurationOf, type TestDomain } from "../test-domain.js";

type ResourceOperations = Required<
  Pick<
    DomainOperations,
    "domainSetMaxMemory" | "domainSetMemory" | "domainSetVcpus" | "domainPinVcpu" | "domainGetVcpus"
  >
>;

/** Memory and virtual CPUs. */
export function resourceOperations(node: NodeState): ResourceOperations {
  return {
    async domainSetMaxMemory(ref, memory) {
      changeConfiguration(node, node.find(ref), ({ currentMemory, ...rest }) => ({
        ...rest,
        memory,
        ...(currentMemory !== undefined && currentMemory < memory ? { currentMemory } : {}),
      }));
    },

    async domainSetMemory(ref, memory) {
      changeConfiguration(node, node.find(ref), ({ currentMemory: _, ...rest }) => {
        if (memory > rest.memory) {
          throw invalidArgument(
            "memory",
            `${memory} KiB is more than the domain's maximum, ${rest.memory} KiB`,
          );
        }
        return memory === rest.memory ? rest : { ...rest, currentMemory: memory };
      });
    },

    async domainSetVcpus(ref, vcpus) {
      if (vcpus > maximumVcpus) {
        throw invalidArgument("vcpus", `a domain of the test node has ${maximumVcpus} at most, not ${vcpus}`);
      }
      changeConfiguration(node, node.find(ref), (description) => withVcpus(description, vcpus));
    },

    async domainPinVcpu(ref, vcpu, cpumap) {
      const domain = node.find(ref);
      const { pins, description } = node.liveGuestOf(domain);
      if (vcpu >= description.vcpus) {
        throw invalidArgument("vcpu", `the domain has vcpus 0 to ${description.vcpus - 1}, not ${vcpu}`);
      }
      const possible = possibleCpus(node.info);
      const cpus = cpusOf(cpumap).filter((cpu) => cpu < possible);
      if (cpus.length === 0) throw invalidArgument("cpumap", `the node has CPUs 0 to ${possible - 1} only`);
      pins.set(vcpu, cpuMapOf(cpus, cpuMapLength(possible)));
    },

    async domainGetVcpus(ref) {
      return vcpusOf(node.liveGuestOf(node.find(ref)), node.info);
    },
  };
}

/** Changes the guest of an active domain, the definition of an inactive one. */
export function changeConfiguration(
  node: NodeState,
  domain: TestDomain,
  change: (description: DomainDescription) => DomainDescription,
): void {
  const changed = () => change(configurationOf(domain));
  if (domain.guest === undefined) domain.definition = changed();
  else node.liveGuestOf(domain).description = changed();
}

function vcpusOf({ description, state, cpuClock, pins }: ActiveGuest, info: NodeInfo): VcpuInfo[] {
  const possible = possibleCpus(info);
  const everywhere = cpuMapOf(Array(possible).keys(), cpuMapLength(possible));
  const { vcpus, currentVcpus: online = vcpus } = description;
  const cpuTime = cpuClock.time / BigInt(online);
  const onlineState = state === DomainState.RUNNING ? VcpuState.RUNNING : VcpuState.BLOCKED;
  return Array.from({ length: vcpus }, (_, number) => {
    const cpumap = pins.get(number) ?? everywhere;
    const running =
      number < online
        ? { state: onlineState, cpuTime, cpu: nthCpu(cpumap, number) }
        : { state: VcpuState.OFFLINE, cpuTime: 0n, cpu: -1 };
    return { number, ...running, cpumap: cpumap.slice() };
  });
}

/** Spreads vcpus over the CPUs they may run on. */
function nthCpu(cpumap: Uint8Array, number: number): number {
  const cpus = cpusOf(cpumap);
  return cpus[number % cpus.length]!;
}

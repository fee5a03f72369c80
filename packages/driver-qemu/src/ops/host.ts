import { type ConnectionOperations, cpuMapLength, cpuMapOf, type NodeOperations } from "@libvirt-ts/driver";
import { isX86 } from "../definition/platform.js";
import { invalidArgument } from "../errors.js";
import { capabilitiesOf, domainCapabilitiesOf } from "../host/capabilities.js";
import { emulatorFor, installedEmulators } from "../host/emulator.js";
import { acceleratorOf } from "../host/host-cpus.js";
import {
  cellMemories,
  cellsOf,
  cpuNumbers,
  cpuTimes,
  hostFolders,
  hostMemory,
  infoOfHost,
  memorySizes,
} from "../host/node-facts.js";
import type { QemuNode } from "../node/node.js";
import { type Qemu, usualMachine } from "../qemu.js";

type HostOperations = Required<
  Pick<ConnectionOperations, "getCapabilities" | "getDomainCapabilities" | "getCPUModelNames"> &
    Pick<
      NodeOperations,
      | "nodeGetInfo"
      | "nodeGetCPUMap"
      | "nodeGetCPUStats"
      | "nodeGetMemoryStats"
      | "nodeGetFreeMemory"
      | "nodeGetCellsFreeMemory"
    >
>;

/** What stands for all CPUs, or all cells, together. */
const ALL = -1;

/** What the host is and can do. */
export function hostOperations({ emulators }: QemuNode): HostOperations {
  const forArch = async (arch: string | undefined): Promise<Qemu> => emulators.get(await emulatorFor(arch));

  return {
    async getCapabilities() {
      const found = await Promise.allSettled((await installedEmulators()).map((path) => emulators.get(path)));
      const qemus = found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      return capabilitiesOf(await cellsOf(hostFolders), qemus);
    },

    async getDomainCapabilities(emulator, arch, machine, virtType) {
      const qemu = emulator === undefined ? await forArch(arch) : await emulators.get(emulator);
      if (arch !== undefined && arch !== qemu.arch)
        throw invalidArgument("arch", `guests of ${qemu.binary} are ${qemu.arch}, not ${arch}`);
      const domain = virtType ?? (qemu.kvm ? "kvm" : "qemu");
      if (domain !== "qemu" && domain !== "kvm")
        throw invalidArgument("virttype", `expected 'qemu' or 'kvm', not ${JSON.stringify(domain)}`);
      if (domain === "kvm" && !qemu.kvm)
        throw invalidArgument("virttype", "this host does not let us use KVM: expected 'qemu'");
      const name = machine ?? usualMachine(qemu) ?? "virt";
      const cpus = isX86(qemu) ? await emulators.cpus(qemu.binary, acceleratorOf(domain)) : undefined;
      const document = domainCapabilitiesOf(qemu, name, domain, cpus);
      if (document === undefined) throw invalidArgument("machine", `${qemu.binary} has no machine '${name}'`);
      return document;
    },

    async getCPUModelNames(arch) {
      const qemu = await forArch(arch).catch((cause) => {
        throw invalidArgument("arch", `there is no QEMU for '${arch}': ${(cause as Error).message}`);
      });
      return [...(qemu.cpus ?? [])];
    },

    nodeGetInfo: async () => infoOfHost(await cellsOf(hostFolders), hostMemory()),

    async nodeGetCPUMap() {
      const { present, online } = await cpuNumbers(hostFolders);
      const cpus = Math.max(...present) + 1;
      return { cpus, cpumap: cpuMapOf(online, cpuMapLength(cpus)), online: online.length };
    },

    async nodeGetCPUStats(cpu) {
      const times = await cpuTimes(hostFolders, cpu === ALL ? undefined : cpu);
      if (times === undefined) throw invalidArgument("cpu", `there is no CPU ${cpu} on line`);
      return times;
    },

    async nodeGetMemoryStats(cell) {
      const sizes = await memorySizes(hostFolders, cell === ALL ? undefined : cell);
      if (sizes === undefined) throw invalidArgument("cell", `there is no cell ${cell}`);
      const { MemTotal: total = 0, MemFree: free = 0, Buffers: buffers, Cached: cached } = sizes;
      return cell === ALL ? { total, free, buffers: buffers ?? 0, cached: cached ?? 0 } : { total, free };
    },

    async nodeGetFreeMemory() {
      const sizes = await memorySizes(hostFolders, undefined);
      return BigInt(sizes?.MemFree ?? 0) * 1024n;
    },

    async nodeGetCellsFreeMemory(start, count) {
      const cells = await cellMemories(hostFolders);
      const wanted = cells.filter(({ id }) => id >= start).slice(0, count);
      if (start < 0 || wanted.length === 0)
        throw invalidArgument(
          "startCell",
          `there is no cell ${start}: the last one is ${cells.at(-1)?.id ?? 0}`,
        );
      return wanted.map(({ free }) => BigInt(free) * 1024n);
    },
  };
}

import {
  type ConnectionOperations,
  ErrorNumber,
  type LibvirtError,
  type StoragePoolOperations,
} from "@libvirt-ts/driver";
import { ConnectBaselineCPUFlags, ConnectListAllStoragePoolsFlags } from "@libvirt-ts/driver/flags";
import { type Cpu, formatCpu, parseCpu } from "@libvirt-ts/xml/cpu";
import { formatDomainCapabilities } from "@libvirt-ts/xml/domain-capabilities";
import { formatStoragePoolCapabilities } from "@libvirt-ts/xml/storage-pool-capabilities";
import { formatStoragePoolSources, parseStoragePoolSources } from "@libvirt-ts/xml/storage-pool-sources";
import { readDocument } from "../document.js";
import { invalidArgument, testError } from "../errors.js";
import { capabilities } from "../host/capabilities.js";
import { classicCapabilities } from "../host/classic-capabilities.js";
import { x86Models } from "../host/cpu-models.js";
import { logicalSources, sysinfo } from "../host/documents.js";
import type { TestNode } from "../state/node.js";

type Operations = Required<
  Pick<
    ConnectionOperations,
    | "getCapabilities"
    | "getDomainCapabilities"
    | "getStoragePoolCapabilities"
    | "getSysinfo"
    | "getCPUModelNames"
    | "baselineCPU"
  > &
    Pick<StoragePoolOperations, "findStoragePoolSources">
>;

/** What a host tells of itself in documents. */
export function hostDocumentOperations(
  { host, layout }: TestNode,
  warn: (warning: LibvirtError) => void,
): Operations {
  const { model } = host.info;

  return {
    getCapabilities: async () => (layout === "0.1.11" ? classicCapabilities(host.info) : capabilities(host)),

    async getDomainCapabilities(emulator, arch = model, machine, virtType = "test") {
      if (arch !== model) {
        throw invalidArgument(
          "virConnectGetDomainCapabilities",
          `guests of this node are ${model}, not ${arch}`,
        );
      }
      const modes = ["host-passthrough", "maximum", "host-model", "custom"] as const;
      const document = formatDomainCapabilities({
        ...(emulator === undefined ? {} : { path: emulator }),
        domain: virtType,
        ...(machine === undefined ? {} : { machine }),
        arch,
        cpu: { mode: modes.map((name) => ({ name, supported: "no" })) },
        devices: {},
        features: { sev: { supported: "no" }, sgx: { supported: "no" } },
      });
      // libvirt writes the list of no devices in two lines.
      return document.replace("<devices/>", "<devices>\n  </devices>");
    },

    async getStoragePoolCapabilities() {
      return formatStoragePoolCapabilities({
        pool: poolTypes.map((type) => ({ type, supported: "yes" as const })),
      });
    },

    getSysinfo: async () => sysinfo,

    async getCPUModelNames(arch) {
      if (arch === "i686" || arch === "x86_64") return [...x86Models];
      throw invalidArgument("virConnectGetCPUModelNames", `there is no list of models for '${arch}'`);
    },

    async baselineCPU(xmlCPUs, flags) {
      if (xmlCPUs.length === 0) throw invalidArgument("virConnectBaselineCPU", "there is no CPU");
      const cpus = xmlCPUs.map((xml) => readDocument("CPU XML", () => parseCpu(xml), warn).cpu);
      return formatCpu(baseline(cpus, (flags & ConnectBaselineCPUFlags.MIGRATABLE) !== 0));
    },

    async findStoragePoolSources(type, source) {
      if (type === "logical") return formatStoragePoolSources({ source: logicalSources });
      if (type !== "netfs") {
        throw testError(
          ErrorNumber.NO_SUPPORT,
          `pool type '${type}'`,
          "the test node finds no sources of it",
        );
      }
      const host = source === undefined ? undefined : hostIn(source, warn);
      if (host === undefined) throw invalidArgument("source XML", "a netfs pool's source names its host");
      return formatStoragePoolSources({
        source: [{ host: [{ name: host }], dir: { path: "/testshare" }, format: { type: "nfs" } }],
      });
    },
  };
}

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART, NO_AUTOSTART, ...types } =
  ConnectListAllStoragePoolsFlags;
const poolTypes = Object.keys(types).map((word) => word.toLowerCase().replaceAll("_", "-"));

function hostIn(source: string, warn: (warning: LibvirtError) => void): string | undefined {
  const xml = `<sources>${source}</sources>`;
  const { storagePoolSources } = readDocument("source XML", () => parseStoragePoolSources(xml), warn);
  return (storagePoolSources.source?.[0]?.host?.[0] as { readonly name?: string } | undefined)?.name;
}

/**
 * A CPU that each of these can be. The test node knows models by name only, so it finds one for CPUs of one model: that
 * model, with the features that all of them add to it. Throws CONFIG_UNSUPPORTED for others.
 */
function baseline(cpus: readonly Cpu[], isMigratable: boolean): Cpu {
  const models = new Set(cpus.map(({ model }) => model?.value?.trim()));
  const [value] = models;
  if (models.size > 1 || value === undefined) {
    const detail = `the test node knows no CPU that ${[...models].join(", ")} have in common`;
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, "virConnectBaselineCPU", detail);
  }
  const sets = cpus.map(({ feature = [] }) => new Set(feature.map(({ name }) => name)));
  const common = [...sets[0]!].filter(
    (name) => sets.every((set) => set.has(name)) && !(isMigratable && name === "invtsc"),
  );
  return {
    mode: "custom",
    match: "exact",
    model: { fallback: "forbid", value },
    ...(common.length === 0 ? {} : { feature: common.map((name) => ({ policy: "require", name })) }),
  };
}

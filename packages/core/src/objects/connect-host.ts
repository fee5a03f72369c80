import type {
  CallOptions,
  NodeCPUMap,
  NodeCPUStats,
  NodeFreePages,
  NodeInfo,
  NodeMemoryStats,
  NodePages,
  NodeSecurityModel,
  TypedParams,
} from "@libvirt-ts/driver";
import { ConnectBase } from "./connect-base.js";

/** The host and its hypervisor. */
export abstract class ConnectHost extends ConnectBase {
  /** The kind of backend, `Xen` for instance; the driver's name when absent. C: `virConnectGetType`. */
  getType(options?: CallOptions): Promise<string> {
    return this.call("getType", options);
  }

  /** The hypervisor's version, major × 1,000,000 + minor × 1,000 + release; 0 when unknown. C: `virConnectGetVersion`. */
  getVersion(options?: CallOptions): Promise<number> {
    return this.call("getVersion", options);
  }

  /** The version of the library that the peer runs, as `getVersion`. C: `virConnectGetLibVersion`. */
  getLibVersion(options?: CallOptions): Promise<number> {
    return this.call("getLibVersion", options);
  }

  /** The host's own name. C: `virConnectGetHostname`. */
  getHostname(options?: CallOptions): Promise<string> {
    return this.call("getHostname", options);
  }

  /** The most vcpus that a guest of a `type` (`kvm` for instance) can have. C: `virConnectGetMaxVcpus`. */
  getMaxVcpus(type?: string, options?: CallOptions): Promise<number> {
    return this.call("getMaxVcpus", type, options);
  }

  /** Whether nobody can listen in. C: `virConnectIsSecure`. */
  isSecure(options?: CallOptions): Promise<boolean> {
    return this.call("isSecure", options);
  }

  /** Tells the peer on whose behalf it is asked; `params` of `connectIdentityFields`. C: `virConnectSetIdentity`. */
  setIdentity(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("setIdentity", params, flags, options);
  }

  /** An XML document of the host's and its guests' abilities. C: `virConnectGetCapabilities`. */
  getCapabilities(options?: CallOptions): Promise<string> {
    return this.call("getCapabilities", options);
  }

  /**
   * An XML document of what guests of one kind can have; what is undefined is the hypervisor's first choice. `flags` are
   * `ConnectGetDomainCapabilitiesFlags`. Not on a read-only connection. C: `virConnectGetDomainCapabilities`.
   */
  getDomainCapabilities(
    emulatorbin?: string,
    arch?: string,
    machine?: string,
    virttype?: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return this.call("getDomainCapabilities", emulatorbin, arch, machine, virttype, flags, options);
  }

  /** An XML document of the pool types that can be used. C: `virConnectGetStoragePoolCapabilities`. */
  getStoragePoolCapabilities(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("getStoragePoolCapabilities", flags, options);
  }

  /** The host's SMBIOS data as XML. C: `virConnectGetSysinfo`. */
  getSysinfo(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("getSysinfo", flags, options);
  }

  /** Names of the CPU models of an architecture. C: `virConnectGetCPUModelNames`. */
  getCPUModelNames(arch: string, flags = 0, options?: CallOptions): Promise<string[]> {
    return this.call("getCPUModelNames", arch, flags, options);
  }

  /**
   * How a CPU's XML relates to the host's: a `CPUCompareResult`. `flags` are `ConnectCompareCPUFlags`. C:
   * `virConnectCompareCPU`.
   */
  compareCPU(xmlDesc: string, flags = 0, options?: CallOptions): Promise<number> {
    return this.call("compareCPU", xmlDesc, flags, options);
  }

  /**
   * As `compareCPU`, to what a hypervisor can give its guests. Not on a read-only connection. C:
   * `virConnectCompareHypervisorCPU`.
   */
  compareHypervisorCPU(
    emulator: string | undefined,
    arch: string | undefined,
    machine: string | undefined,
    virttype: string | undefined,
    xmlCPU: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<number> {
    return this.call("compareHypervisorCPU", emulator, arch, machine, virttype, xmlCPU, flags, options);
  }

  /**
   * The XML of a CPU that all of the given ones can be. `flags` are `ConnectBaselineCPUFlags`. C: `virConnectBaselineCPU`.
   */
  baselineCPU(xmlCPUs: readonly string[], flags = 0, options?: CallOptions): Promise<string> {
    return this.call("baselineCPU", xmlCPUs, flags, options);
  }

  /** As `baselineCPU`, for one hypervisor. Not on a read-only connection. C: `virConnectBaselineHypervisorCPU`. */
  baselineHypervisorCPU(
    emulator: string | undefined,
    arch: string | undefined,
    machine: string | undefined,
    virttype: string | undefined,
    xmlCPUs: readonly string[],
    flags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return this.call("baselineHypervisorCPU", emulator, arch, machine, virttype, xmlCPUs, flags, options);
  }

  /**
   * Domain XML of a configuration in a hypervisor's own format, `xen-xm` for instance. Not on a read-only connection. C:
   * `virConnectDomainXMLFromNative`.
   */
  domainXMLFromNative(
    nativeFormat: string,
    nativeConfig: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return this.call("domainXMLFromNative", nativeFormat, nativeConfig, flags, options);
  }

  /**
   * A domain's configuration in a hypervisor's own format. Not on a read-only connection. C:
   * `virConnectDomainXMLToNative`.
   */
  domainXMLToNative(
    nativeFormat: string,
    domainXml: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return this.call("domainXMLToNative", nativeFormat, domainXml, flags, options);
  }

  /** C: `virNodeGetInfo`. */
  getInfo(options?: CallOptions): Promise<NodeInfo> {
    return this.call("nodeGetInfo", options);
  }

  /** C: `virNodeGetSecurityModel`. */
  getSecurityModel(options?: CallOptions): Promise<NodeSecurityModel> {
    return this.call("nodeGetSecurityModel", options);
  }

  /** C: `virNodeGetCPUMap`. */
  getCPUMap(flags = 0, options?: CallOptions): Promise<NodeCPUMap> {
    return this.call("nodeGetCPUMap", flags, options);
  }

  /** Times of one CPU, or of all with `NodeGetCPUStatsAllCPUs`. C: `virNodeGetCPUStats`. */
  getCPUStats(cpuNum: number, flags = 0, options?: CallOptions): Promise<NodeCPUStats> {
    return this.call("nodeGetCPUStats", cpuNum, flags, options);
  }

  /** Sizes of one NUMA cell, or of all with `NodeGetMemoryStatsAllCells`. C: `virNodeGetMemoryStats`. */
  getMemoryStats(cellNum: number, flags = 0, options?: CallOptions): Promise<NodeMemoryStats> {
    return this.call("nodeGetMemoryStats", cellNum, flags, options);
  }

  /** Fields of `nodeMemoryFields`. C: `virNodeGetMemoryParameters`. */
  getMemoryParameters(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("nodeGetMemoryParameters", flags, options);
  }

  /** Not on a read-only connection. C: `virNodeSetMemoryParameters`. */
  setMemoryParameters(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("nodeSetMemoryParameters", params, flags, options);
  }

  /** Bytes. C: `virNodeGetFreeMemory`. */
  getFreeMemory(options?: CallOptions): Promise<bigint> {
    return this.call("nodeGetFreeMemory", options);
  }

  /** Bytes of each NUMA cell from `startCell` on, at most `maxCells` of them. C: `virNodeGetCellsFreeMemory`. */
  getCellsFreeMemory(startCell: number, maxCells: number, options?: CallOptions): Promise<bigint[]> {
    return this.call("nodeGetCellsFreeMemory", startCell, maxCells, options);
  }

  /**
   * Free pages of each size (KiB) in `cellCount` NUMA cells from `startCell` on; cell by cell, in the order of the sizes.
   * C: `virNodeGetFreePages`.
   */
  getFreePages(
    pageSizes: readonly number[],
    startCell: number,
    cellCount: number,
    flags = 0,
    options?: CallOptions,
  ): Promise<NodeFreePages[]> {
    return this.call("nodeGetFreePages", pageSizes, startCell, cellCount, flags, options);
  }

  /**
   * Changes how many huge pages are set aside, in `cellCount` NUMA cells from `startCell` on (-1 and 0: anywhere). `flags`
   * are `NodeAllocPagesFlags`. Resolves to how many pools were adjusted. Not on a read-only connection. C:
   * `virNodeAllocPages`.
   */
  allocPages(
    pages: readonly NodePages[],
    startCell: number,
    cellCount: number,
    flags = 0,
    options?: CallOptions,
  ): Promise<number> {
    return this.call("nodeAllocPages", pages, startCell, cellCount, flags, options);
  }

  /** Fields of `nodeSEVFields`. Not on a read-only connection. C: `virNodeGetSEVInfo`. */
  getSEVInfo(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("nodeGetSEVInfo", flags, options);
  }

  /**
   * Puts the host to sleep, into a `NodeSuspendTarget`, for a number of seconds. Not on a read-only connection. C:
   * `virNodeSuspendForDuration`.
   */
  suspendForDuration(target: number, duration: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("nodeSuspendForDuration", target, duration, flags, options);
  }
}

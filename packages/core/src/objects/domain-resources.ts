import type {
  CallOptions,
  DomainIOThreadInfo,
  DomainMemoryStats,
  DomainSchedulerType,
  TypedParams,
  VcpuInfo,
} from "@libvirt-ts/driver";
import { DomainQuery } from "./domain-query.js";

/** Memory and processors of a domain. */
export abstract class DomainResources extends DomainQuery {
  /** KiB. C: `virDomainGetMaxMemory`. */
  maxMemory(options?: CallOptions): Promise<number> {
    return this.call("domainGetMaxMemory", options);
  }

  /** KiB. Not on a read-only connection. C: `virDomainSetMaxMemory`. */
  setMaxMemory(memory: number, options?: CallOptions): Promise<void> {
    return this.call("domainSetMaxMemory", memory, options);
  }

  /** KiB; `flags` are `DomainMemoryModFlags`. Not on a read-only connection. C: `virDomainSetMemory`. */
  setMemory(memory: number, options?: CallOptions): Promise<void> {
    return this.call("domainSetMemory", memory, 0, options);
  }

  /** KiB; `flags` are `DomainMemoryModFlags`. Not on a read-only connection. C: `virDomainSetMemoryFlags`. */
  setMemoryFlags(memory: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetMemory", memory, flags, options);
  }

  /** C: `virDomainMemoryStats`. */
  memoryStats(flags = 0, options?: CallOptions): Promise<DomainMemoryStats> {
    return this.call("domainMemoryStats", flags, options);
  }

  /**
   * How often, in seconds, the guest tells its statistics; 0 for never. Not on a read-only connection. C:
   * `virDomainSetMemoryStatsPeriod`.
   */
  setMemoryStatsPeriod(period: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetMemoryStatsPeriod", period, flags, options);
  }

  /** Fields of `memoryFields`, KiB. C: `virDomainGetMemoryParameters`. */
  memoryParameters(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetMemoryParameters", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainSetMemoryParameters`. */
  setMemoryParameters(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetMemoryParameters", params, flags, options);
  }

  /** Fields of `numaFields`. C: `virDomainGetNumaParameters`. */
  numaParameters(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetNumaParameters", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainSetNumaParameters`. */
  setNumaParameters(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetNumaParameters", params, flags, options);
  }

  /**
   * `size` bytes of the guest's memory; `flags` are `DomainMemoryFlags`. Not on a read-only connection. C:
   * `virDomainMemoryPeek`.
   */
  memoryPeek(start: bigint | number, size: number, flags = 0, options?: CallOptions): Promise<Uint8Array> {
    return this.call("domainMemoryPeek", start, size, flags, options);
  }

  /**
   * Measures for `seconds` how fast the guest dirties its memory; `flags` are `DomainDirtyRateCalcFlags`. Not on a
   * read-only connection. C: `virDomainStartDirtyRateCalc`.
   */
  startDirtyRateCalc(seconds: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainStartDirtyRateCalc", seconds, flags, options);
  }

  /** The most vcpus that the domain can be given. C: `virDomainGetMaxVcpus`. */
  maxVcpus(options?: CallOptions): Promise<number> {
    return this.call("domainGetMaxVcpus", options);
  }

  /** How many vcpus there are; `flags` are `DomainVcpuFlags`. C: `virDomainGetVcpusFlags`. */
  vcpusFlags(flags = 0, options?: CallOptions): Promise<number> {
    return this.call("domainGetVcpusFlags", flags, options);
  }

  /** `flags` are `DomainVcpuFlags`. Not on a read-only connection. C: `virDomainSetVcpus`. */
  setVcpus(nvcpus: number, options?: CallOptions): Promise<void> {
    return this.call("domainSetVcpus", nvcpus, 0, options);
  }

  /** `flags` are `DomainVcpuFlags`. Not on a read-only connection. C: `virDomainSetVcpusFlags`. */
  setVcpusFlags(nvcpus: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetVcpus", nvcpus, flags, options);
  }

  /** Plugs single vcpus, a list such as `1,3-4`, in or out. Not on a read-only connection. C: `virDomainSetVcpu`. */
  setVcpu(vcpumap: string, state: boolean, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetVcpu", vcpumap, state, flags, options);
  }

  /** All of the domain's vcpus, each with its map. C: `virDomainGetVcpus`. */
  vcpus(options?: CallOptions): Promise<VcpuInfo[]> {
    return this.call("domainGetVcpus", options);
  }

  /** CPUs beyond the map's end are not usable. Not on a read-only connection. C: `virDomainPinVcpu`. */
  pinVcpu(vcpu: number, cpumap: Uint8Array, options?: CallOptions): Promise<void> {
    return this.call("domainPinVcpu", vcpu, cpumap, 0, options);
  }

  /** CPUs beyond the map's end are not usable. Not on a read-only connection. C: `virDomainPinVcpuFlags`. */
  pinVcpuFlags(vcpu: number, cpumap: Uint8Array, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainPinVcpu", vcpu, cpumap, flags, options);
  }

  /** The map of each vcpu. C: `virDomainGetVcpuPinInfo`. */
  vcpuPinInfo(flags = 0, options?: CallOptions): Promise<Uint8Array[]> {
    return this.call("domainGetVcpuPinInfo", flags, options);
  }

  /** Where the hypervisor's own threads of the guest may run. Not on a read-only connection. C: `virDomainPinEmulator`. */
  pinEmulator(cpumap: Uint8Array, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainPinEmulator", cpumap, flags, options);
  }

  /** C: `virDomainGetEmulatorPinInfo`. */
  emulatorPinInfo(flags = 0, options?: CallOptions): Promise<Uint8Array> {
    return this.call("domainGetEmulatorPinInfo", flags, options);
  }

  /**
   * CPU times, `cpuStatsFields`, in nanoseconds: of `count` host CPUs from `startCpu` on, one record each; or, with
   * `startCpu` -1, one record of all together. C: `virDomainGetCPUStats`.
   */
  getCPUStats(startCpu: number, count: number, flags = 0, options?: CallOptions): Promise<TypedParams[]> {
    return this.call("domainGetCPUStats", startCpu, count, flags, options);
  }

  /** C: `virDomainGetSchedulerType`. */
  schedulerType(options?: CallOptions): Promise<DomainSchedulerType> {
    return this.call("domainGetSchedulerType", options);
  }

  /** Fields of `schedulerFields`. C: `virDomainGetSchedulerParameters`. */
  schedulerParameters(options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetSchedulerParameters", 0, options);
  }

  /** Fields of `schedulerFields`. C: `virDomainGetSchedulerParametersFlags`. */
  schedulerParametersFlags(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetSchedulerParameters", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainSetSchedulerParameters`. */
  setSchedulerParameters(params: TypedParams, options?: CallOptions): Promise<void> {
    return this.call("domainSetSchedulerParameters", params, 0, options);
  }

  /** Not on a read-only connection. C: `virDomainSetSchedulerParametersFlags`. */
  setSchedulerParametersFlags(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetSchedulerParameters", params, flags, options);
  }

  /** Which of `perfEventFields` are measured. C: `virDomainGetPerfEvents`. */
  perfEvents(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetPerfEvents", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainSetPerfEvents`. */
  setPerfEvents(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetPerfEvents", params, flags, options);
  }

  /** C: `virDomainGetIOThreadInfo`. */
  ioThreadInfo(flags = 0, options?: CallOptions): Promise<DomainIOThreadInfo[]> {
    return this.call("domainGetIOThreadInfo", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainPinIOThread`. */
  pinIOThread(iothread: number, cpumap: Uint8Array, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainPinIOThread", iothread, cpumap, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainAddIOThread`. */
  addIOThread(iothread: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainAddIOThread", iothread, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainDelIOThread`. */
  delIOThread(iothread: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainDelIOThread", iothread, flags, options);
  }

  /** Fields of `ioThreadFields`. Not on a read-only connection. C: `virDomainSetIOThreadParams`. */
  setIOThreadParams(iothread: number, params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetIOThreadParams", iothread, params, flags, options);
  }
}

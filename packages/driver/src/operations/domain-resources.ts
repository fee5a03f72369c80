import type { DomainIOThreadInfo, DomainRef, DomainSchedulerType, VcpuInfo } from "../records/domain.js";
import type { DomainMemoryStats } from "../records/domain-memory.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/**
 * Memory, CPUs and threads of a domain, and their tuning. Every method is optional. `flags` are
 * `DomainModificationImpact` unless said otherwise: what runs now, the definition, or (0) what there is.
 */
export interface DomainResourceOperations {
  /** KiB. C: `virDomainGetMaxMemory`. */
  domainGetMaxMemory?(domain: DomainRef, options?: CallOptions): Promise<number>;
  /** KiB. C: `virDomainSetMaxMemory`. */
  domainSetMaxMemory?(domain: DomainRef, memory: number, options?: CallOptions): Promise<void>;
  /** KiB; `flags` are `DomainMemoryModFlags`. C: `virDomainSetMemoryFlags`. */
  domainSetMemory?(domain: DomainRef, memory: number, flags: number, options?: CallOptions): Promise<void>;
  /** C: `virDomainMemoryStats`. */
  domainMemoryStats?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainMemoryStats>;
  /** How often, in seconds, the guest tells its statistics; 0 for never. C: `virDomainSetMemoryStatsPeriod`. */
  domainSetMemoryStatsPeriod?(
    domain: DomainRef,
    period: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Fields of `memoryFields`, KiB. C: `virDomainGetMemoryParameters`. */
  domainGetMemoryParameters?(domain: DomainRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** C: `virDomainSetMemoryParameters`. */
  domainSetMemoryParameters?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Fields of `numaFields`. C: `virDomainGetNumaParameters`. */
  domainGetNumaParameters?(domain: DomainRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** C: `virDomainSetNumaParameters`. */
  domainSetNumaParameters?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** `size` bytes of the guest's memory; `flags` are `DomainMemoryFlags`. C: `virDomainMemoryPeek`. */
  domainMemoryPeek?(
    domain: DomainRef,
    offset: bigint,
    size: number,
    flags: number,
    options?: CallOptions,
  ): Promise<Uint8Array>;
  /** Measures for `seconds` how fast the guest dirties its memory; `flags` are `DomainDirtyRateCalcFlags`. C: `virDomainStartDirtyRateCalc`. */
  domainStartDirtyRateCalc?(
    domain: DomainRef,
    seconds: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;

  /** The most vcpus that the domain can be given. C: `virDomainGetMaxVcpus`. */
  domainGetMaxVcpus?(domain: DomainRef, options?: CallOptions): Promise<number>;
  /** How many vcpus there are; `flags` are `DomainVcpuFlags`. C: `virDomainGetVcpusFlags`. */
  domainGetVcpusFlags?(domain: DomainRef, flags: number, options?: CallOptions): Promise<number>;
  /** `flags` are `DomainVcpuFlags`. C: `virDomainSetVcpusFlags`. */
  domainSetVcpus?(domain: DomainRef, nvcpus: number, flags: number, options?: CallOptions): Promise<void>;
  /** Plugs single vcpus, a list such as `1,3-4`, in or out. C: `virDomainSetVcpu`. */
  domainSetVcpu?(
    domain: DomainRef,
    vcpus: string,
    enabled: boolean,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** All of the domain's vcpus, each with its map. C: `virDomainGetVcpus`. */
  domainGetVcpus?(domain: DomainRef, options?: CallOptions): Promise<VcpuInfo[]>;
  /** CPUs beyond the map's end are not usable. C: `virDomainPinVcpuFlags`. */
  domainPinVcpu?(
    domain: DomainRef,
    vcpu: number,
    cpumap: Uint8Array,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** The map of each vcpu. C: `virDomainGetVcpuPinInfo`. */
  domainGetVcpuPinInfo?(domain: DomainRef, flags: number, options?: CallOptions): Promise<Uint8Array[]>;
  /** Where the hypervisor's own threads of the guest may run. C: `virDomainPinEmulator`. */
  domainPinEmulator?(
    domain: DomainRef,
    cpumap: Uint8Array,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainGetEmulatorPinInfo`. */
  domainGetEmulatorPinInfo?(domain: DomainRef, flags: number, options?: CallOptions): Promise<Uint8Array>;
  /**
   * CPU times, `cpuStatsFields`, in nanoseconds: of `count` host CPUs from `startCpu` on, one record each; or, with
   * `startCpu` -1, one record of all together. C: `virDomainGetCPUStats`.
   */
  domainGetCPUStats?(
    domain: DomainRef,
    startCpu: number,
    count: number,
    flags: number,
    options?: CallOptions,
  ): Promise<TypedParams[]>;
  /** C: `virDomainGetSchedulerType`. */
  domainGetSchedulerType?(domain: DomainRef, options?: CallOptions): Promise<DomainSchedulerType>;
  /** Fields of `schedulerFields`. C: `virDomainGetSchedulerParametersFlags`. */
  domainGetSchedulerParameters?(
    domain: DomainRef,
    flags: number,
    options?: CallOptions,
  ): Promise<TypedParams>;
  /** C: `virDomainSetSchedulerParametersFlags`. */
  domainSetSchedulerParameters?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Which of `perfEventFields` are measured. C: `virDomainGetPerfEvents`. */
  domainGetPerfEvents?(domain: DomainRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** C: `virDomainSetPerfEvents`. */
  domainSetPerfEvents?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;

  /** C: `virDomainGetIOThreadInfo`. */
  domainGetIOThreadInfo?(
    domain: DomainRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainIOThreadInfo[]>;
  /** C: `virDomainPinIOThread`. */
  domainPinIOThread?(
    domain: DomainRef,
    id: number,
    cpumap: Uint8Array,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainAddIOThread`. */
  domainAddIOThread?(domain: DomainRef, id: number, flags: number, options?: CallOptions): Promise<void>;
  /** C: `virDomainDelIOThread`. */
  domainDelIOThread?(domain: DomainRef, id: number, flags: number, options?: CallOptions): Promise<void>;
  /** Fields of `ioThreadFields`. C: `virDomainSetIOThreadParams`. */
  domainSetIOThreadParams?(
    domain: DomainRef,
    id: number,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}

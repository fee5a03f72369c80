import type {
  NodeCPUMap,
  NodeCPUStats,
  NodeFreePages,
  NodeInfo,
  NodeMemoryStats,
  NodePages,
  NodeSecurityModel,
} from "../records/node.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/** What a driver's connection can tell of the host itself, and do to it. Every method is optional. */
export interface NodeOperations {
  /** C: `virNodeGetInfo`. */
  nodeGetInfo?(options?: CallOptions): Promise<NodeInfo>;
  /** C: `virNodeGetSecurityModel`. */
  nodeGetSecurityModel?(options?: CallOptions): Promise<NodeSecurityModel>;
  /** C: `virNodeGetCPUMap`. */
  nodeGetCPUMap?(flags: number, options?: CallOptions): Promise<NodeCPUMap>;
  /** Times of one CPU, or of all with `NodeGetCPUStatsAllCPUs`. C: `virNodeGetCPUStats`. */
  nodeGetCPUStats?(cpu: number, flags: number, options?: CallOptions): Promise<NodeCPUStats>;
  /** Sizes of one NUMA cell, or of all with `NodeGetMemoryStatsAllCells`. C: `virNodeGetMemoryStats`. */
  nodeGetMemoryStats?(cell: number, flags: number, options?: CallOptions): Promise<NodeMemoryStats>;
  /** Fields of `nodeMemoryFields`. C: `virNodeGetMemoryParameters`. */
  nodeGetMemoryParameters?(flags: number, options?: CallOptions): Promise<TypedParams>;
  /** C: `virNodeSetMemoryParameters`. */
  nodeSetMemoryParameters?(params: TypedParams, flags: number, options?: CallOptions): Promise<void>;
  /** Bytes. C: `virNodeGetFreeMemory`. */
  nodeGetFreeMemory?(options?: CallOptions): Promise<bigint>;
  /** Bytes of each NUMA cell from `startCell` on, at most `maxCells` of them. C: `virNodeGetCellsFreeMemory`. */
  nodeGetCellsFreeMemory?(startCell: number, maxCells: number, options?: CallOptions): Promise<bigint[]>;
  /**
   * Free pages of each size (KiB) in `cellCount` NUMA cells from `startCell` on; cell by cell, in the order of the sizes.
   * C: `virNodeGetFreePages`.
   */
  nodeGetFreePages?(
    pageSizes: readonly number[],
    startCell: number,
    cellCount: number,
    flags: number,
    options?: CallOptions,
  ): Promise<NodeFreePages[]>;
  /**
   * Changes how many huge pages are set aside, in `cellCount` NUMA cells from `startCell` on (-1 and 0: anywhere).
   * `flags` are `NodeAllocPagesFlags`. Resolves to how many pools were adjusted. C: `virNodeAllocPages`.
   */
  nodeAllocPages?(
    pages: readonly NodePages[],
    startCell: number,
    cellCount: number,
    flags: number,
    options?: CallOptions,
  ): Promise<number>;
  /** Fields of `nodeSEVFields`. C: `virNodeGetSEVInfo`. */
  nodeGetSEVInfo?(flags: number, options?: CallOptions): Promise<TypedParams>;
  /** Puts the host to sleep, into a `NodeSuspendTarget`, for a number of seconds. C: `virNodeSuspendForDuration`. */
  nodeSuspendForDuration?(
    target: number,
    duration: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}

import type { NodeInfo } from "./records/node.js";

/**
 * Cpumaps: byte strings in which CPU n is bit n mod 8 (least significant first) of byte n / 8. Unlike the C macros,
 * these check their bounds.
 */

/** The CPUs that a node's topology has room for, active or not. C: `VIR_NODEINFO_MAXCPUS`. */
export function possibleCpus({
  nodes,
  sockets,
  cores,
  threads,
}: Pick<NodeInfo, "nodes" | "sockets" | "cores" | "threads">): number {
  return nodes * sockets * cores * threads;
}

/** Bytes that a map of `cpus` CPUs needs. C: `VIR_CPU_MAPLEN`. */
export function cpuMapLength(cpus: number): number {
  return Math.ceil(cpus / 8);
}

/** Marks a CPU usable. Throws a RangeError beyond the map's end. C: `VIR_USE_CPU`. */
export function useCpu(map: Uint8Array, cpu: number): void {
  map[byteOf(map, cpu)]! |= 1 << (cpu & 7);
}

/** Marks a CPU unusable. Throws a RangeError beyond the map's end. C: `VIR_UNUSE_CPU`. */
export function unuseCpu(map: Uint8Array, cpu: number): void {
  map[byteOf(map, cpu)]! &= ~(1 << (cpu & 7));
}

/** Whether a CPU is usable; one beyond the map's end is not. C: `VIR_CPU_USABLE`. */
export function cpuUsable(map: Uint8Array, cpu: number): boolean {
  return ((map[cpu >> 3] ?? 0) & (1 << (cpu & 7))) !== 0;
}

/** The usable CPUs, ascending. */
export function cpusOf(map: Uint8Array): number[] {
  const cpus: number[] = [];
  for (let cpu = 0; cpu < map.length * 8; cpu++) if (cpuUsable(map, cpu)) cpus.push(cpu);
  return cpus;
}

/** A map of `length` bytes in which just `cpus` are usable. Throws a RangeError for one beyond its end. */
export function cpuMapOf(cpus: Iterable<number>, length: number): Uint8Array {
  const map = new Uint8Array(length);
  for (const cpu of cpus) useCpu(map, cpu);
  return map;
}

/** The map of one vcpu among maps laid end to end; a view, not a copy. C: `VIR_GET_CPUMAP`. */
export function getCpuMap(maps: Uint8Array, length: number, vcpu: number): Uint8Array {
  if (vcpu < 0 || (vcpu + 1) * length > maps.length) throw new RangeError(`no map of vcpu ${vcpu}`);
  return maps.subarray(vcpu * length, (vcpu + 1) * length);
}

/** The map of one vcpu among maps laid end to end, copied. C: `VIR_COPY_CPUMAP`. */
export function copyCpuMap(maps: Uint8Array, length: number, vcpu: number): Uint8Array {
  return getCpuMap(maps, length, vcpu).slice();
}

function byteOf(map: Uint8Array, cpu: number): number {
  const byte = cpu >> 3;
  if (!Number.isInteger(cpu) || cpu < 0 || byte >= map.length) {
    throw new RangeError(`CPU ${cpu} is not within a map of ${map.length * 8}`);
  }
  return byte;
}

/** `sysctl`: questions about the host and its domains as a whole (`xen/include/public/sysctl.h`). */
import type { Abi } from "./abi.js";
import { type DomainInfoReader, FIRST_RESERVED_ID, type XenDomainInfo } from "./domain-info.js";
import { BrokenAnswerError, encodeOperation, type Request, requireLayout } from "./hypercall.js";
import { getField, type Layout, readStruct } from "./struct.js";

/** Room behind a list for a Xen whose elements are longer than it said. */
const spareBytes = 64;
const noNumber = 0xffff_ffff;
/** No Xen was ever built for more CPUs or NUMA nodes; more in an answer would only cost memory. */
const mostCpus = 0x1_0000;

/** The scheduler's number (`XEN_SCHEDULER_*`): the cheapest question that carries a sysctl version. */
export function schedulerId(abi: Abi): Request<number> {
  const layout = requireLayout(abi, "sysctl.sched_id");
  const { call, payload } = encodeOperation(abi, "sysctl.sched_id", { layout });
  return { call, name: "sched_id", decode: () => payload.getUint32(0, true) };
}

/** One page of the list of domains. */
export interface DomainPage {
  /** Ascending by id. */
  readonly domains: XenDomainInfo[];
  /** Whether the buffer was filled, so that there may be more. */
  readonly full: boolean;
}

/** Domains with ids from `first` on, of at most `capacity` of them those with the uuid, or all where none is given. */
export function domainList(
  abi: Abi,
  reader: DomainInfoReader,
  first: number,
  capacity: number,
  uuid?: string,
): Request<DomainPage> {
  const layout = requireLayout(abi, "sysctl.getdomaininfolist");
  const buffer = new Uint8Array(capacity * reader.size + spareBytes);
  const { call, payload } = encodeOperation(abi, "sysctl.getdomaininfolist", {
    layout,
    values: { first_domain: first, max_domains: capacity },
    buffers: { buffer },
  });
  const count = layout.fields.get("num_domains");
  return {
    call,
    name: "getdomaininfolist",
    decode() {
      const found = count === undefined ? 0 : getField(payload, 0, count);
      if (found > capacity) {
        throw new BrokenAnswerError(`Xen lists ${found} domains where there is room for ${capacity}`);
      }
      return { domains: readDomains(reader, buffer, found, first, uuid), full: found === capacity };
    },
  };
}

/** Ids out of order mean that the elements are not where they are looked for. */
function readDomains(
  reader: DomainInfoReader,
  buffer: Uint8Array,
  count: number,
  first: number,
  uuid: string | undefined,
): XenDomainInfo[] {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const uuidEnd = uuid === undefined ? undefined : Number.parseInt(uuid.slice(-8), 16);
  const domains: XenDomainInfo[] = [];
  let next = first;
  for (let index = 0; index < count; index++) {
    const base = index * reader.size;
    const id = reader.idAt(view, base);
    if (id < next || id >= FIRST_RESERVED_ID) {
      throw new BrokenAnswerError(
        `Xen's list of domains has id ${id} where one from ${next} to ${FIRST_RESERVED_ID - 1} is due`,
      );
    }
    next = id + 1;
    if (uuidEnd !== undefined && uuidEnd !== reader.uuidEndAt(view, base)) continue;
    const info = reader.read(view, base);
    if (uuid === undefined || info.uuid === uuid) domains.push(info);
  }
  return domains;
}

/** The host. Pages are of 4 KiB. */
export interface PhysicalInfo {
  readonly threadsPerCore: number;
  readonly coresPerSocket: number;
  /** CPUs that are online. */
  readonly cpus: number;
  /** The highest CPU number; undefined before Xen 3.2, which does not say. */
  readonly maxCpuId: number | undefined;
  readonly nodes: number;
  readonly cpuKHz: number;
  readonly totalPages: number;
  readonly freePages: number;
  /** `XEN_SYSCTL_PHYSCAP_*`; bit 1 changed its meaning in Xen 4.12. 0 before Xen 3.3. */
  readonly capabilities: number;
  /** The CPU's feature words (`hw_cap`), of x86 only. */
  readonly featureWords: readonly number[];
}

/** What a host's hardware and build can do for guests; what is undefined Xen does not tell. */
export interface HostAbilities {
  readonly pv: boolean | undefined;
  readonly hvm: boolean | undefined;
  readonly hap: boolean | undefined;
}

/** The first sysctl version (Xen 4.12) whose bits tell of paravirtual guests and, from 4.13 on, of HAP. */
const toldSince = 0x12;

/** Reads `XEN_SYSCTL_PHYSCAP_*`. A bit that an older Xen may not know says nothing while it is clear. */
export function hostAbilities(abi: Abi, { capabilities }: PhysicalInfo): HostAbilities {
  const has = (bit: number) => (capabilities & (1 << bit)) !== 0;
  const told = (abi.interface.sysctl ?? 0) >= toldSince;
  return {
    hvm: has(0) || (told ? false : undefined),
    pv: told ? has(1) : undefined,
    hap: told && has(3) ? true : undefined,
  };
}

/** Asks what the host is made of. C: `XEN_SYSCTL_physinfo`. */
export function physicalInfo(abi: Abi): Request<PhysicalInfo> {
  const layout = requireLayout(abi, "sysctl.physinfo");
  const { call, payload } = encodeOperation(abi, "sysctl.physinfo", { layout });
  const member = (name: string): number | undefined => {
    const field = layout.fields.get(name);
    return field && getField(payload, 0, field);
  };
  return {
    call,
    name: "physinfo",
    decode() {
      const threadsPerCore = member("threads_per_core") ?? 1;
      const coresPerSocket = member("cores_per_socket") ?? 1;
      // Xen 4.0 gives the highest node's number instead of the count.
      const nodes = member("nr_nodes") ?? (member("max_node_id") ?? 0) + 1;
      // Before Xen 3.2 sockets per node stand where the number of CPUs stands since.
      const sockets = member("sockets_per_node") ?? 1;
      const cpus = member("nr_cpus") ?? nodes * sockets * coresPerSocket * threadsPerCore;
      const maxCpuId = member("max_cpu_id");
      const counts = [threadsPerCore, coresPerSocket, nodes, cpus];
      if (counts.some((count) => count === 0 || count > mostCpus) || (maxCpuId ?? 0) >= mostCpus) {
        throw new BrokenAnswerError(
          `Xen says that the host has ${nodes} nodes, ${cpus} CPUs numbered to ${maxCpuId}, ` +
            `${coresPerSocket} cores a socket and ${threadsPerCore} threads a core`,
        );
      }
      return {
        threadsPerCore,
        coresPerSocket,
        cpus,
        maxCpuId,
        nodes,
        cpuKHz: member("cpu_khz") ?? 0,
        totalPages: member("total_pages") ?? 0,
        freePages: member("free_pages") ?? 0,
        capabilities: member("capabilities") ?? 0,
        featureWords: featureWords(layout, payload),
      };
    },
  };
}

function featureWords(layout: Layout, payload: DataView): number[] {
  const field = layout.fields.get("hw_cap");
  if (field === undefined) return [];
  return Array.from({ length: field.count }, (_, word) => payload.getUint32(field.offset + 4 * word, true));
}

/** Where one CPU sits; numbers are as the firmware gave them, with gaps. */
export interface CpuPlace {
  readonly cpu: number;
  readonly core: number;
  readonly socket: number;
  readonly node: number;
}

/** The places of `cpus` CPUs, offline ones left out; Xen 4.1 and later. */
export function cpuTopology(abi: Abi, cpus: number): Request<CpuPlace[]> {
  return abi.operation("sysctl.cputopoinfo") ? structTopology(abi, cpus) : arrayTopology(abi, cpus);
}

/** From Xen 4.6: an array of structures. */
function structTopology(abi: Abi, cpus: number): Request<CpuPlace[]> {
  const layout = requireLayout(abi, "sysctl.cputopoinfo");
  const element = requireLayout(abi, "sysctl.cputopo");
  const cputopo = new Uint8Array(cpus * element.size);
  const input = { layout, values: { num_cpus: cpus }, buffers: { cputopo } };
  const { call, payload } = encodeOperation(abi, "sysctl.cputopoinfo", input);
  return {
    call,
    name: "cputopoinfo",
    decode() {
      const count = Math.min(payload.getUint32(0, true), cpus);
      const view = new DataView(cputopo.buffer);
      return places(count, (cpu) => {
        const { core, socket, node } = readStruct(element, view, cpu * element.size);
        return [Number(core), Number(socket), Number(node)];
      });
    },
  };
}

/** Xen 4.1 to 4.5: three arrays, and the highest index instead of the count. */
function arrayTopology(abi: Abi, cpus: number): Request<CpuPlace[]> {
  const layout = requireLayout(abi, "sysctl.topologyinfo");
  const array = () => new Uint8Array(cpus * 4);
  const buffers = { cpu_to_core: array(), cpu_to_socket: array(), cpu_to_node: array() };
  const input = { layout, values: { max_cpu_index: cpus - 1 }, buffers };
  const { call, payload } = encodeOperation(abi, "sysctl.topologyinfo", input);
  return {
    call,
    name: "topologyinfo",
    decode() {
      const count = Math.min(payload.getUint32(0, true) + 1, cpus);
      const at = (bytes: Uint8Array, cpu: number) => new DataView(bytes.buffer).getUint32(cpu * 4, true);
      return places(count, (cpu) => [
        at(buffers.cpu_to_core, cpu),
        at(buffers.cpu_to_socket, cpu),
        at(buffers.cpu_to_node, cpu),
      ]);
    },
  };
}

function places(count: number, placeOf: (cpu: number) => readonly [number, number, number]): CpuPlace[] {
  return Array.from({ length: count }, (_, cpu) => {
    const [core, socket, node] = placeOf(cpu);
    return { cpu, core, socket, node };
  }).filter(({ core, socket, node }) => core !== noNumber && socket !== noNumber && node !== noNumber);
}

import { readdir, readFile } from "node:fs/promises";
import { cpus as cpuRows, machine, totalmem } from "node:os";
import { join } from "node:path";
import type { NodeInfo } from "@libvirt-ts/driver";
import { nanosecondsPerTick } from "./proc-stat.js";

/** Where the kernel tells of the host. */
export interface HostFolders {
  readonly proc: string;
  readonly sys: string;
}

/** Those of the host that this process runs on. */
export const hostFolders: HostFolders = { proc: "/proc", sys: "/sys/devices/system" };

/** A CPU, and where it sits. */
export interface HostCpu {
  readonly id: number;
  readonly socket: number;
  readonly core: number;
  readonly siblings: readonly number[];
}

/** The memory of a NUMA cell. */
export interface CellMemory {
  readonly id: number;
  /** KiB */
  readonly memory: number;
  /** KiB */
  readonly free: number;
}

/** A NUMA cell. */
export interface HostCell extends CellMemory {
  readonly cpus: readonly HostCpu[];
}

/** Numbers of a list as the kernel writes them: `0-3,8`. */
export function kernelList(text: string): number[] {
  const numbers: number[] = [];
  for (const part of text.trim().split(",")) {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (first === undefined) continue;
    for (let number = Number(first); number <= Number(last); number++) numbers.push(number);
  }
  return numbers;
}

const read = (path: string): Promise<string | undefined> => readFile(path, "utf8").catch(() => undefined);

/** The CPUs that there are, and those of them that are on line. */
export async function cpuNumbers({ sys }: HostFolders): Promise<{ present: number[]; online: number[] }> {
  const all = cpuRows().map((_, at) => at);
  const [present, online] = await Promise.all(
    ["present", "online"].map(async (name) => {
      const text = await read(join(sys, "cpu", name));
      return text === undefined ? all : kernelList(text);
    }),
  );
  return { present: present!, online: online! };
}

/** The memories of the host's cells; one, where the kernel knows of none. */
export async function cellMemories(folders: HostFolders): Promise<CellMemory[]> {
  const names = await readdir(join(folders.sys, "node")).catch(() => []);
  const ids = names.flatMap((name) => /^node(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  const memory = async (id: number, cell: number | undefined): Promise<CellMemory> => {
    const { MemTotal = 0, MemFree = 0 } = (await memorySizes(folders, cell)) ?? {};
    return { id, memory: MemTotal, free: MemFree };
  };
  if (ids.length === 0) return [await memory(0, undefined)];
  return Promise.all(ids.sort((one, other) => one - other).map((id) => memory(id, id)));
}

/** The cells of the host with their CPUs; all that are on line are in the one that there is where the kernel knows of none. */
export async function cellsOf(folders: HostFolders): Promise<HostCell[]> {
  const { sys } = folders;
  const [{ online }, memories] = await Promise.all([cpuNumbers(folders), cellMemories(folders)]);
  return Promise.all(
    memories.map(async (cell) => {
      const list = await read(join(sys, "node", `node${cell.id}`, "cpulist"));
      const numbers = list === undefined ? online : kernelList(list).filter((cpu) => online.includes(cpu));
      return { ...cell, cpus: await cpusAt(sys, numbers) };
    }),
  );
}

function cpusAt(sys: string, numbers: readonly number[]): Promise<HostCpu[]> {
  return Promise.all(
    numbers.map(async (id) => {
      const at = (name: string) => read(join(sys, "cpu", `cpu${id}`, "topology", name));
      const [socket, core, siblings] = await Promise.all([
        at("physical_package_id"),
        at("core_id"),
        at("thread_siblings_list"),
      ]);
      return {
        id,
        socket: Math.max(0, Number(socket ?? 0)),
        core: Number(core ?? id),
        siblings: siblings === undefined ? [id] : kernelList(siblings),
      };
    }),
  );
}

/** Sizes in KiB by the kernel's names; lines of a cell begin with its number. */
export function memoryOf(text: string): Readonly<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [, name, size] of text.matchAll(/^(?:Node \d+ )?(\w+):\s+(\d+) kB$/gm))
    sizes[name!] = Number(size);
  return sizes;
}

/** Sizes of the host's memory, or of a cell's; undefined for a cell that is not there. */
export async function memorySizes(
  { proc, sys }: HostFolders,
  cell: number | undefined,
): Promise<Readonly<Record<string, number>> | undefined> {
  const path = cell === undefined ? join(proc, "meminfo") : join(sys, "node", `node${cell}`, "meminfo");
  const text = await read(path);
  return text === undefined ? undefined : memoryOf(text);
}

/** What the host's CPUs did since it was started, in nanoseconds; undefined for a CPU that is not there. */
export async function cpuTimes(
  { proc }: HostFolders,
  cpu: number | undefined,
): Promise<Readonly<Record<string, bigint>> | undefined> {
  const name = cpu === undefined ? "cpu" : `cpu${cpu}`;
  const line = (await readFile(join(proc, "stat"), "utf8"))
    .split("\n")
    .find((row) => row.startsWith(`${name} `));
  if (line === undefined) return undefined;
  const ticks = line.trim().split(/\s+/).slice(1).map(BigInt);
  const [user = 0n, nice = 0n, system = 0n, idle = 0n, iowait = 0n, irq = 0n, softirq = 0n] = ticks;
  const time = (count: bigint): bigint => count * nanosecondsPerTick;
  return {
    kernel: time(system + irq + softirq),
    user: time(user + nice),
    idle: time(idle),
    iowait: time(iowait),
  };
}

/** What a host is in a few numbers. Where they do not make up its CPUs, they are all cores of one socket, as libvirt has it. */
export function infoOfHost(cells: readonly HostCell[], memory: number): NodeInfo {
  const cpus = cells.flatMap((cell) => cell.cpus);
  const sockets = Math.max(1, ...cells.map((cell) => new Set(cell.cpus.map(({ socket }) => socket)).size));
  const perSocket = new Map<string, Set<number>>();
  for (const cell of cells)
    for (const { socket, core } of cell.cpus) {
      const key = `${cell.id}/${socket}`;
      perSocket.set(key, (perSocket.get(key) ?? new Set()).add(core));
    }
  const cores = Math.max(1, ...[...perSocket.values()].map(({ size }) => size));
  const threads = Math.max(1, ...cpus.map(({ siblings }) => siblings.length));
  const isRegular = cells.length * sockets * cores * threads === cpus.length;
  const shape = isRegular
    ? { nodes: cells.length, sockets, cores, threads }
    : { nodes: 1, sockets: 1, cores: cpus.length, threads: 1 };
  return { model: machine(), memory, cpus: cpus.length, mhz: cpuRows()[0]?.speed ?? 0, ...shape };
}

/** KiB */
export const hostMemory = (): number => Math.floor(totalmem() / 1024);

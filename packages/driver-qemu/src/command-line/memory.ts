import type { Domain, MemoryBacking, MemoryDevice } from "@libvirt-ts/xml/domain";
import { sizeInBytes } from "../size.js";
import { invalid, unsupported } from "../unsupported.js";
import type { JsonObject } from "./arguments.js";
import { type Context, idOf, onPci } from "./context.js";

const mib = 1024 * 1024;

/** The size of main memory in bytes, without the memory devices: whole MiB, rounded up. */
export function mainMemory({ memory, cpu, devices, maxMemory }: Domain): number {
  const cells = cpu?.numa?.cell;
  if (cells !== undefined) return cells.reduce((sum, cell) => sum + cellSize(cell), 0);
  const plugged = (devices?.memory ?? []).reduce(
    (sum, { target }) => sum + sizeInBytes("memory/target", target.size),
    0,
  );
  const total = sizeInBytes("memory", memory ?? { value: 0 });
  return roundUp(maxMemory === undefined ? total : total - plugged);
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / mib) * mib;
}

function cellSize({ memory, unit }: { readonly memory: number; readonly unit?: string }): number {
  return roundUp(sizeInBytes("cell", { value: memory, ...(unit !== undefined && { unit }) }));
}

/** `-m`, and the object that main memory is made of, where it has no cells. */
export function addMemory({ domain, machine, out }: Context): void {
  const size = mainMemory(domain);
  const { maxMemory } = domain;
  if (maxMemory === undefined) out.add("-m", String(size / mib));
  else {
    if (domain.cpu?.numa?.cell === undefined) throw unsupported("maxMemory", "it needs a NUMA cell");
    out.options(
      "-m",
      `size=${size / 1024}k`,
      `slots=${maxMemory.slots ?? 0}`,
      `maxmem=${sizeInBytes("maxMemory", maxMemory) / 1024}k`,
    );
  }
  const { memoryBacking } = domain;
  if (domain.cpu?.numa?.cell === undefined && machine.defaultRamId !== undefined)
    out.json("-object", backend(machine.defaultRamId, size, memoryBacking, true));
}

/** The object that memory is made of. */
function backend(
  id: string,
  size: number,
  backing: MemoryBacking | undefined,
  isMain: boolean,
  access = backing?.access?.mode,
): JsonObject {
  if (backing?.hugepages !== undefined) throw unsupported("memoryBacking/hugepages", "not supported");
  const type = backing?.source?.type ?? "anonymous";
  if (type === "file") throw unsupported("memoryBacking/source", "memory in a file is not supported");
  const shared = access === "shared";
  const immediate = backing?.allocation?.mode === "immediate";
  const isPlain = type === "anonymous" && !shared;
  return {
    "qom-type": type === "memfd" ? "memory-backend-memfd" : "memory-backend-ram",
    id,
    share: shared ? true : undefined,
    "x-use-canonical-path-for-ramblock-id": isMain && !isPlain ? false : undefined,
    prealloc: immediate ? true : undefined,
    "prealloc-threads": immediate ? backing?.allocation?.threads : undefined,
    size,
  };
}

/** NUMA cells with their memory, and how far they are from each other. */
export function addNuma({ domain, out }: Context): void {
  const cells = domain.cpu?.numa?.cell;
  if (cells === undefined) return;
  for (const [at, cell] of cells.entries()) {
    const id = cell.id ?? at;
    const access = cell.memAccess ?? domain.memoryBacking?.access?.mode;
    out.json("-object", backend(`ram-node${id}`, cellSize(cell), domain.memoryBacking, false, access));
    const cpus = (cell.cpus ?? "").split(",").filter((range) => range !== "");
    out.options(
      "-numa",
      "node",
      `nodeid=${id}`,
      ...cpus.map((range) => `cpus=${range}`),
      `memdev=ram-node${id}`,
    );
  }
  if (!cells.some(({ distances }) => distances !== undefined)) return;
  const said = new Map<string, number>();
  for (const [at, cell] of cells.entries())
    for (const { id, value } of cell.distances?.sibling ?? []) said.set(`${cell.id ?? at}:${id}`, value);
  for (const [from, cell] of cells.entries())
    for (const [to, other] of cells.entries()) {
      const [src, dst] = [cell.id ?? from, other.id ?? to];
      const val = said.get(`${src}:${dst}`) ?? said.get(`${dst}:${src}`) ?? (src === dst ? 10 : 20);
      out.options("-numa", "dist", `src=${src}`, `dst=${dst}`, `val=${val}`);
    }
}

/** Memory that is plugged in: DIMMs and virtio's. */
export function addMemoryDevices(context: Context): void {
  for (const [slot, device] of (context.devices.memory ?? []).entries())
    addMemoryDevice(device, slot, context);
}

function addMemoryDevice(device: MemoryDevice, slot: number, context: Context): void {
  const { out, domain } = context;
  const { model, target, source } = device;
  const id = idOf(device);
  const memdev = `mem${id}`;
  const size = sizeInBytes("memory/target", target.size);
  const common = { node: target.node };
  const own = { memdev, id };
  switch (model) {
    case "dimm":
      out.json("-object", backend(memdev, size, domain.memoryBacking, false, device.access));
      out.device({ driver: "pc-dimm", ...common, ...own, slot: slotOf(device, slot) });
      return;
    case "nvdimm": {
      if (source?.path === undefined) throw invalid("memory", "an nvdimm is backed by a file");
      const label = target.label && sizeInBytes("label", target.label.size);
      out.json("-object", {
        "qom-type": "memory-backend-file",
        id: memdev,
        "mem-path": source.path,
        share: device.access === "shared" ? true : undefined,
        prealloc: true,
        size,
      });
      out.device({
        driver: "nvdimm",
        ...common,
        "label-size": label,
        ...own,
        slot: slotOf(device, slot),
      });
      return;
    }
    case "virtio-mem":
      out.json("-object", {
        ...backend(memdev, size, domain.memoryBacking, false, device.access),
        reserve: false,
      });
      out.device({
        driver: "virtio-mem-pci",
        ...common,
        "block-size": target.block && sizeInBytes("block", target.block),
        "requested-size": target.requested && sizeInBytes("requested", target.requested),
        ...own,
        ...onPci(device, context),
      });
      return;
    default:
      throw unsupported("memory", `model '${model}' is not supported`);
  }
}

function slotOf({ address }: MemoryDevice, slot: number): number {
  return address?.type === "dimm" ? (address.slot ?? slot) : slot;
}

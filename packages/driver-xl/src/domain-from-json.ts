import type { Domain, MemorySize, Vcpu } from "@libvirt-ts/xml/domain";
import { pinningParts } from "@libvirt-ts/xml/xen";
import { devicesFromJson, type Runtime } from "./devices-from-json.js";
import { featuresFromJson, hvmFromJson } from "./hvm-from-json.js";
import { isSet, type JsonObject, numberIn, objectIn, textIn, type XlDomain } from "./xl-json.js";

/** What is known of a running guest and its host besides its configuration. */
export interface Surroundings extends Runtime {
  /** For Domain-0, of which libxl records none. */
  readonly vcpus?: number | undefined;
  /** The loader of fully virtualised guests that say none. */
  readonly loader?: string | undefined;
}

/** Describes a running domain from libxl's own record of its configuration. */
export function domainFromJson(
  { id, name, uuid, config }: XlDomain,
  surroundings: Surroundings,
): Domain & { readonly id: number } {
  const create = objectIn(config, "c_info");
  const build = objectIn(config, "b_info");
  const type = textIn(create, "type") ?? "pv";
  const isHvm = type === "hvm";
  const isGuest = id !== 0;
  const memory = numberIn(build, "max_memkb") ?? 0;
  const current = numberIn(build, "target_memkb");
  const vcpus = numberIn(build, "max_vcpus") ?? surroundings.vcpus ?? 1;
  const { vcpu, cputune } = isGuest ? readPinning(build) : {};
  return {
    type: "xen",
    id,
    name,
    uuid,
    ...(isGuest && (isHvm ? { os: hvmFromJson(build, surroundings.loader) } : readBoot(type, build))),
    memory: inKib(memory),
    currentMemory: inKib(isGuest ? Math.min(current ?? memory, memory) : memory),
    vcpu: { placement: "static", value: vcpus, ...onlineVcpus(build, vcpus), ...vcpu },
    ...cputune,
    ...(isGuest && readClock(build, isHvm)),
    ...(isGuest && {
      on_poweroff: readAction(config, "on_poweroff"),
      on_reboot: readAction(config, "on_reboot"),
      on_crash: readAction(config, "on_crash"),
    }),
    ...(isHvm && featuresFromJson(build)),
    devices: devicesFromJson(config, isHvm, surroundings),
  };
}

function inKib(value: number): MemorySize {
  return { value, unit: "KiB" };
}

/** libxl leaves its own default out, whatever xl's is, and has a word of its own for one action. */
function readAction(config: JsonObject, key: string): NonNullable<Domain["on_poweroff"]> {
  const action = textIn(config, key) ?? "destroy";
  const word = action === "restart_rename" ? "rename-restart" : action.replaceAll("_", "-");
  return word as NonNullable<Domain["on_poweroff"]>;
}

/** Fewer vcpus online than there are. */
function onlineVcpus(build: JsonObject | undefined, vcpus: number): Pick<Vcpu, "current"> {
  const online = build?.avail_vcpus;
  if (!Array.isArray(online) || online.length === 0 || online.length >= vcpus) return {};
  return { current: online.length };
}

/** Where the vcpus may run. */
function readPinning(build: JsonObject | undefined): ReturnType<typeof pinningParts> {
  const lists = build?.vcpu_hard_affinity;
  const pins = Array.isArray(lists) ? lists.map(cpuList) : [];
  const isOne = pins.every((pin) => pin === pins[0]);
  return pinningParts(isOne ? pins[0] || undefined : pins);
}

/** What the clock of a guest shows; that of a fully virtualised one is part of its machine. */
function readClock(build: JsonObject | undefined, isHvm: boolean): Pick<Domain, "clock"> {
  if (isSet(build, "localtime")) return { clock: { offset: "localtime" } };
  return isHvm ? { clock: { offset: "utc" } } : {};
}

/** `0-3,6` of the numbers of CPUs. */
function cpuList(numbers: unknown): string {
  const cpus = Array.isArray(numbers) ? numbers.filter((one) => typeof one === "number") : [];
  const ranges: [first: number, last: number][] = [];
  for (const cpu of cpus) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] + 1 === cpu) range[1] = cpu;
    else ranges.push([cpu, cpu]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

function readBoot(type: string, build: JsonObject | undefined): Pick<Domain, "os" | "bootloader"> {
  const text = (key: string) => textIn(build, key) ?? textIn(objectIn(build, `type.${type}`), key);
  const bootloader = text("bootloader");
  const kernel = text("kernel");
  if (kernel === undefined && bootloader !== undefined && type === "pv") return { bootloader };
  const initrd = text("ramdisk");
  const cmdline = text("cmdline");
  return {
    ...(bootloader !== undefined && { bootloader }),
    os: {
      type: { value: "linux", ...(type === "pvh" && { machine: "xenpvh" }) },
      ...(kernel !== undefined && { kernel }),
      ...(initrd !== undefined && { initrd }),
      ...(cmdline !== undefined && { cmdline }),
    },
  };
}

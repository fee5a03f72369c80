import type { DomainDescription, DomainOs, LifecycleAction } from "@libvirt-ts/xml";
import { localTimeElement, pinningParts, unknownOf, utcElement } from "@libvirt-ts/xml/target";
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
): DomainDescription {
  const create = objectIn(config, "c_info");
  const build = objectIn(config, "b_info");
  const type = textIn(create, "type") ?? "pv";
  const isHvm = type === "hvm";
  const memory = numberIn(build, "max_memkb") ?? 0;
  const current = numberIn(build, "target_memkb");
  const vcpus = numberIn(build, "max_vcpus") ?? surroundings.vcpus ?? 1;
  const action = (key: string) => readAction(textIn(config, key));
  return {
    type: "xen",
    id,
    name,
    uuid,
    os: id === 0 ? { kind: "none" } : isHvm ? hvmFromJson(build, surroundings.loader) : readOs(type, build),
    memory,
    ...(current !== undefined && current < memory && id !== 0 && { currentMemory: current }),
    vcpus,
    ...onlineVcpus(build, vcpus),
    ...(id !== 0 && {
      onPoweroff: action("on_poweroff"),
      onReboot: action("on_reboot"),
      onCrash: action("on_crash"),
    }),
    features: isHvm ? featuresFromJson(build) : [],
    devices: devicesFromJson(config, isHvm, surroundings),
    ...(id !== 0 && readBesides(build, isHvm)),
  };
}

/** libxl leaves its own default out, whatever xl's is, and has a word of its own for one action. */
function readAction(action = "destroy"): LifecycleAction {
  return action === "restart_rename" ? "rename-restart" : action.replaceAll("_", "-");
}

/** Fewer vcpus online than there are. */
function onlineVcpus(build: JsonObject | undefined, vcpus: number): Pick<DomainDescription, "currentVcpus"> {
  const online = build?.avail_vcpus;
  if (!Array.isArray(online) || online.length === 0 || online.length >= vcpus) return {};
  return { currentVcpus: online.length };
}

/** Where the vcpus may run, and what the clock of a fully virtualised guest shows. */
function readBesides(build: JsonObject | undefined, isHvm: boolean): Pick<DomainDescription, "unknown"> {
  const lists = build?.vcpu_hard_affinity;
  const pins = Array.isArray(lists) ? lists.map(cpuList) : [];
  const isOne = pins.every((pin) => pin === pins[0]);
  const { vcpu, cputune } = pinningParts(isOne ? pins[0] || undefined : pins);
  const local = isSet(build, "localtime");
  const clock = local ? localTimeElement() : isHvm ? utcElement() : undefined;
  const unknown = unknownOf({
    children: [cputune, clock].filter((part) => part !== undefined),
    inside: vcpu === undefined ? {} : { vcpu },
  });
  return unknown === undefined ? {} : { unknown };
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

function readOs(type: string, build: JsonObject | undefined): DomainOs {
  const text = (key: string) => textIn(build, key) ?? textIn(objectIn(build, `type.${type}`), key);
  const bootloader = text("bootloader");
  const kernel = text("kernel");
  if (kernel === undefined && bootloader !== undefined && type === "pv")
    return { kind: "bootloader", bootloader };
  const initrd = text("ramdisk");
  const cmdline = text("cmdline");
  return {
    kind: "paravirtual",
    ...(type === "pvh" && { machine: "xenpvh" }),
    ...(bootloader !== undefined && { bootloader }),
    ...(kernel !== undefined && { kernel }),
    ...(initrd !== undefined && { initrd }),
    ...(cmdline !== undefined && { cmdline }),
  };
}

import { isList, type Sexpr, type SexprList } from "../node.js";
import type { TreeReport } from "./report.js";

/** Values of a key with which nothing is lost: the usual ones, or any at all. */
type Usual = readonly string[] | "any";

function usualOf(any: string, some: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, Usual> {
  return new Map<string, Usual>([
    ...any.split(/\s+/).map((key): [string, Usual] => [key, "any"]),
    ...Object.entries(some),
  ]);
}

/**
 * By sort of list, the keys that are no loss: those that the conversion reads, those that only tell of the running guest
 * (`cpu_time`, `store_mfn`), and others with the values that xend prints when nobody set them.
 */
const kept = {
  domain: usualOf(
    `domid name uuid memory maxmem vcpus bootloader on_poweroff on_reboot on_crash image device
     ssidref vcpu_avail vcpu_count online_vcpus vcpu state status shutdown_reason cpu_time up_time start_time
     store_mfn console_mfn shadow_memory memory_dynamic_min memory_dynamic_max cpus localtime`,
    {
      cpu_cap: ["0"],
      cpu_weight: ["256", "1.0"],
      on_xend_start: ["ignore"],
      on_xend_stop: ["ignore"],
      pool_name: ["Pool-0"],
    },
  ),
  linux: usualOf(
    `kernel ramdisk root args vnc sdl vncunused vncdisplay vnclisten vncpasswd keymap display xauthority
     notes device_model`,
    {
      expose_host_uuid: ["0"],
      nomigrate: ["0"],
      superpages: ["0"],
      tsc_mode: ["0"],
      videoram: ["4"],
    },
  ),
  hvm: usualOf(
    `kernel loader device_model vcpus boot fda fdb cdrom acpi apic pae serial vnc sdl vncunused vncdisplay vnclisten
     vncpasswd keymap display xauthority notes rtc_timeoffset localtime soundhw stdvga usb usbdevice videoram`,
    {
      expose_host_uuid: ["0"],
      guest_os_type: ["default"],
      hap: ["1"],
      hpet: ["0"],
      isa: ["0"],
      nestedhvm: ["0"],
      nographic: ["0"],
      nomigrate: ["0"],
      oos: ["1"],
      opengl: ["1"],
      parallel: ["none"],
      pci_msitranslate: ["1"],
      pci_power_mgmt: ["0"],
      superpages: ["0"],
      timer_mode: ["1"],
      tsc_mode: ["0"],
      viridian: ["0"],
      vpt_align: ["1"],
      xen_platform_pci: ["1"],
    },
  ),
  disk: usualOf("dev uname mode uuid devid protocol VDI bootable backend", {
    driver: ["paravirtualised"],
  }),
  interface: usualOf("mac bridge dev script ip vifname model uuid devid backend rate", {
    type: ["ioemu", "netfront"],
  }),
  screen: usualOf(
    `type vnc sdl vncunused vncdisplay vnclisten vncpasswd keymap display xauthority
     uuid devid location`,
    { backend: ["0"], opengl: ["1"] },
  ),
} as const;

/** Warns, once for each key, about what a list says and domain XML has no place for. */
export function reportLost(sort: keyof typeof kept, list: SexprList, report: TreeReport): void {
  const keys = kept[sort];
  let told: Set<string> | undefined;
  for (let at = 1; at < list.length; at += 1) {
    const item = list[at]!;
    const key = item[0];
    if (typeof item === "string" || typeof key !== "string") continue;
    const usual = keys.get(key) ?? [];
    if (usual === "any" || told?.has(key) || !says(item, usual)) continue;
    report.warn("sexpr.not-kept", `domain XML has no place for ${key.slice(0, 32)}`, item);
    told ??= new Set();
    told.add(key);
  }
}

/** Whether a keyed list holds an atom that is neither empty nor usual. */
function says(list: SexprList, usual: readonly string[]): boolean {
  const [, first] = list;
  // As most are: an atom.
  if (list.length === 2 && typeof first === "string") return first !== "" && !usual.includes(first);
  const rest: Sexpr[] = list.slice(1);
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    if (isList(item)) for (const inside of item) rest.push(inside);
    else if (item !== "" && !usual.includes(item)) return true;
  }
  return false;
}

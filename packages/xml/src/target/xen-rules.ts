import type { VncGraphics } from "../model/devices.js";
import type { XmlElement } from "../model/unknown.js";
import { attributeOf, childOf, childrenOf } from "./plain.js";
import { type RuleContext, type Rules, usual, type Verdict } from "./rules.js";

/** What is true of every configuration of a Xen guest, whatever it is written in; a target puts its own words over it. */
export function xenRules(hvm: boolean): Rules {
  return { ...domainRules, ...deviceRules, ...(hvm ? hvmRules : paravirtualRules) };
}

const domainRules: Rules = {
  "*alias": "none",
  "memory/@unit": "none",
  "currentMemory/@unit": "none",
  "vcpu/@placement": usual("refuse", "static"),
  cputune: "none",
  "cputune/vcpupin": "refuse",
  "vcpu/@cpuset": "refuse",
  cpu: "none",
  "cpu/@mode": usual("warn", "host-passthrough"),
  "cpu/@match": usual("warn", "exact"),
  "cpu/@check": "none",
  "cpu/@migratable": "none",
  clock: "none",
  "clock/@offset": usual("warn", "utc"),
  "clock/@adjustment": usual("warn", "reset"),
  pm: "none",
  "pm/suspend-to-mem": "none",
  "pm/suspend-to-disk": "none",
  "pm/suspend-to-mem/@enabled": usual("warn", "no"),
  "pm/suspend-to-disk/@enabled": usual("warn", "no"),
  resource: "none",
  "resource/partition": usual("warn", "/machine"),
  features: "none",
  idmap: "refuse",
  launchSecurity: "refuse",
  // What goes to a device model of another hypervisor, or of ours: switches of any effect.
  "*qemu:commandline": "refuse",
  "*xen:commandline": "refuse",
  "*bhyve:commandline": "refuse",
  "os/@firmware": "refuse",
  "os/loader": "refuse",
  "os/loader/@readonly": "none",
  "os/loader/@type": usual("refuse", "rom"),
  "os/loader/@secure": usual("refuse", "no"),
  "os/loader/@stateless": "none",
  "os/nvram": "refuse",
  "os/acpi": "refuse",
  "os/dtb": "refuse",
  "os/shim": "refuse",
  "os/init": "refuse",
  "os/kernel": "refuse",
  "os/initrd": "refuse",
  "os/cmdline": "refuse",
  "os/boot": "refuse",
  "os/bootmenu": "none",
  "os/bootmenu/@enable": usual("warn", "no"),
  "os/smbios": "none",
  "os/smbios/@mode": usual("warn", "emulate"),
};

const deviceRules: Rules = {
  "devices/memballoon": "none",
  "devices/memballoon/@model": usual("warn", "xen"),
  "devices/audio": "none",
  "devices/audio/@id": "none",
  "devices/audio/@type": usual("warn", "none"),
  "devices/controller": controller,
  "devices/controller/@type": "none",
  "devices/controller/@index": "none",
  "devices/controller/@model": "none",
  "devices/controller/address": "none",
  "devices/input": input,
  "devices/input/@type": "none",
  "devices/input/@bus": "none",
  "devices/hostdev": "refuse",

  "devices/disk/driver": "none",
  "devices/disk/driver/@type": usual("warn", "raw"),
  "devices/disk/driver/@cache": usual("warn", "default"),
  "devices/disk/driver/@discard": usual("warn", "unmap"),
  "devices/disk/source": "none",
  "devices/disk/source/@index": "none",
  "devices/disk/source/encryption": "refuse",
  "devices/disk/source/auth": "refuse",
  "devices/disk/source/reservations": "refuse",
  "devices/disk/source/slices": "refuse",
  "devices/disk/backingStore": (part) => (part.children === undefined ? "none" : "warn"),
  "devices/disk/mirror": "none",
  "devices/disk/target": "none",
  "devices/disk/target/@bus": bus,
  "devices/disk/target/@tray": usual("warn", "closed"),
  "devices/disk/encryption": "refuse",
  "devices/disk/auth": "refuse",
  "devices/disk/transient": "refuse",
  "devices/disk/address": (part) => (attributeOf(part, "type") === "drive" ? "said" : "warn"),
  "devices/disk/backenddomain": "refuse",

  "devices/interface/source": "none",
  "devices/interface/mac": "none",
  "devices/interface/mac/@type": "none",
  "devices/interface/target": "none",
  "devices/interface/bandwidth": "none",
  "devices/interface/bandwidth/outbound": "warn",
  "devices/interface/link": "none",
  "devices/interface/link/@state": usual("warn", "up"),
  "devices/interface/vlan": "refuse",
  "devices/interface/virtualport": "refuse",
  "devices/interface/filterref": "refuse",
  "devices/interface/port": "none",
  "devices/interface/port/@isolated": usual("refuse", "no"),
  "devices/interface/ip/@family": "none",
  "devices/interface/backenddomain": "refuse",

  "devices/graphics/@autoport": autoport,
  "devices/graphics/@socket": "refuse",
  "devices/graphics/@fullscreen": usual("warn", "no"),
  "devices/graphics/listen": listen,

  "devices/console/@type": usual("warn", "pty"),
  "devices/console/source": "none",
  // The pseudo terminal of the running guest, which the tty tells too.
  "devices/console/source/@path": "none",
  "devices/console/target": "none",
  "devices/console/target/@port": usual("warn", "0"),
};

const paravirtualRules: Rules = {
  "devices/video": "none",
  "devices/video/model": "none",
  "devices/video/model/@type": usual("warn", "xen"),
  "devices/video/model/@vram": "none",
  "devices/video/model/@heads": usual("warn", "1"),
  "devices/video/model/@primary": "none",
  "devices/console/target/@type": usual("warn", "xen"),
  // A loader means nothing to a guest whose kernel is given.
  "os/loader": "warn",
};

const hvmRules: Rules = {
  "devices/video": "none",
  "devices/video/model": "none",
  "devices/video/model/@type": usual("refuse", "cirrus"),
  "devices/video/model/@heads": usual("warn", "1"),
  "devices/video/model/@primary": "none",
  "devices/video/address": "none",
  "devices/console/target/@type": usual("warn", "serial", "xen"),
  "features/hap": "none",
  "features/hap/@state": usual("warn", "on"),
};

/** Those that every Xen guest has: the bus of its paravirtual devices, and a fully virtualised one's first IDE controller. */
function controller(part: XmlElement): Verdict {
  const type = attributeOf(part, "type");
  const index = attributeOf(part, "index") ?? "0";
  if (type === "xenbus" && index === "0" && attributeOf(part, "maxGrantFrames") === undefined) return "none";
  return type === "ide" && index === "0" ? "none" : "refuse";
}

/** Those that every guest with a screen has. */
function input(part: XmlElement): Verdict {
  const bus = attributeOf(part, "bus") ?? "ps2";
  const isUsual = ["mouse", "keyboard"].includes(attributeOf(part, "type") ?? "");
  return isUsual && (bus === "xen" || bus === "ps2") ? "none" : "refuse";
}

/** Xen tells the bus of a disk by the beginning of its name in the guest. */
const BUSES: readonly (readonly [prefix: RegExp, buses: readonly string[]])[] = [
  [/^(?:ioemu:)?hd/, ["ide"]],
  [/^(?:ioemu:)?sd/, ["scsi"]],
  [/^(?:ioemu:)?fd/, ["fdc"]],
];

function bus(part: XmlElement, { device }: RuleContext): Verdict {
  const target = device?.kind === "disk" ? device.target : "";
  const bus = String(part.children?.[0]);
  const buses = BUSES.find(([prefix]) => prefix.test(target))?.[1] ?? [];
  return bus === "xen" || buses.includes(bus) ? "none" : "refuse";
}

/** Whether the port is chosen for the guest: yes, whatever it is at the moment, or no, where one is named. */
function autoport(part: XmlElement, { device }: RuleContext): Verdict {
  const port = device?.kind === "graphics" && device.type === "vnc" ? device.port : undefined;
  const isNamed = port !== undefined && port !== -1;
  return part.children?.[0] === "yes" || isNamed ? "none" : "warn";
}

/** The port that a screen insists on; undefined where one is to be chosen for it, as `autoport` says of a running guest's. */
export function portOf({ port = -1, unknown }: VncGraphics): number | undefined {
  const chosen = unknown?.attributes?.some(({ name, value }) => name === "autoport" && value === "yes");
  return port === -1 || chosen ? undefined : port;
}

/** The address that the attribute says too, or stands in for it. */
function listen(part: XmlElement, { device }: RuleContext): Verdict {
  const others = childrenOf(device?.unknown, "listen");
  if (attributeOf(part, "type") !== "address" || others[0] !== part) return "warn";
  const said = device?.kind === "graphics" && device.type === "vnc" ? device.listen : undefined;
  const address = attributeOf(part, "address");
  return said === undefined || address === undefined || said === address ? "said" : "warn";
}

/** The address that a screen listens on: its attribute's, else that of its first `<listen type='address'>`. */
export function listenOf(screen: NonNullable<RuleContext["device"]>): string | undefined {
  if (screen.kind !== "graphics" || screen.type !== "vnc") return undefined;
  const element = childOf(screen.unknown, "listen");
  const address = attributeOf(element, "type") === "address" ? attributeOf(element, "address") : undefined;
  return screen.listen ?? (address || undefined);
}

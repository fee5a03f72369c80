import type {
  BackingStore,
  Controller,
  DeviceAddress,
  Disk,
  DiskDriver,
  DiskTarget,
  Graphics,
  GraphicsListen,
  Input,
  Interface,
  OsBoot,
  VncGraphics,
  XenbusController,
} from "../generated/domain/types.generated.js";
import { isPlainDisk } from "./disks.js";
import { type Rules, usual, type Verdict } from "./rules.js";

/**
 * What is true of every configuration of a Xen guest, whatever it is written in; a target puts its own words over it. What is
 * `said` here every converter says.
 */
export function xenRules(hvm: boolean): Rules {
  return { ...domainRules, ...deviceRules, ...(hvm ? hvmRules : paravirtualRules) };
}

/** The machine that a guest boots on; what none of our converters looks at is no loss either. */
const domainRules: Rules = {
  "*alias": "said",
  "@type": "said",
  "@id": "said",
  name: "said",
  uuid: "said",
  memory: "none",
  "memory/@unit": "none",
  currentMemory: "none",
  "currentMemory/@unit": "none",
  vcpu: "none",
  "vcpu/@current": "said",
  "vcpu/@placement": usual("refuse", "static"),
  "vcpu/@cpuset": "refuse",
  cputune: "none",
  "cputune/vcpupin": "refuse",
  bootloader: "said",
  on_poweroff: "said",
  on_reboot: "said",
  on_crash: "said",
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
  "features/acpi": "said",
  "features/apic": "none",
  "features/pae": "said",
  idmap: "refuse",
  launchSecurity: "refuse",
  // What goes to a device model of another hypervisor, or of ours: switches of any effect.
  "*qemu:commandline": "refuse",
  "*xen:commandline": "refuse",
  "*bhyve:commandline": "refuse",
  os: "none",
  "os/type": "none",
  "os/type/@arch": "said",
  "os/type/@machine": "said",
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
  devices: "none",
  "devices/emulator": "said",
  "devices/memballoon": "none",
  "devices/memballoon/@model": usual("warn", "xen"),
  "devices/audio": "none",
  "devices/audio/@id": "none",
  "devices/audio/@type": usual("warn", "none"),
  "devices/controller": controller,
  "devices/controller/@type": "none",
  "devices/controller/@index": "none",
  "devices/controller/@model": "none",
  "devices/controller/address": "said",
  "devices/input": input,
  "devices/input/@type": "none",
  "devices/input/@bus": "none",
  "devices/hostdev": "refuse",

  "devices/disk": (disk: Disk) => (isPlainDisk(disk) ? "none" : "refuse"),
  "devices/disk/@type": "said",
  "devices/disk/@device": "said",
  "devices/disk/driver": "none",
  "devices/disk/driver/@name": "said",
  "devices/disk/driver/@type": driverType,
  "devices/disk/driver/@cache": usual("warn", "default"),
  "devices/disk/driver/@discard": usual("warn", "unmap"),
  "devices/disk/source": "none",
  "devices/disk/source/@file": "said",
  "devices/disk/source/@dev": "said",
  "devices/disk/source/@index": "none",
  "devices/disk/source/encryption": "refuse",
  "devices/disk/source/auth": "refuse",
  "devices/disk/source/reservations": "refuse",
  "devices/disk/source/slices": "refuse",
  "devices/disk/backingStore": (store: BackingStore) =>
    Object.keys(store).some((key) => key !== "$") ? "warn" : "none",
  "devices/disk/mirror": "none",
  "devices/disk/target": "none",
  "devices/disk/target/@dev": "said",
  "devices/disk/target/@bus": bus,
  "devices/disk/target/@tray": usual("warn", "closed"),
  "devices/disk/readonly": "said",
  "devices/disk/shareable": "said",
  "devices/disk/encryption": "refuse",
  "devices/disk/auth": "refuse",
  "devices/disk/transient": "refuse",
  "devices/disk/address": ({ type }: DeviceAddress) => (type === "drive" ? "said" : "warn"),
  "devices/disk/backenddomain": "refuse",

  "devices/interface": ({ type }: Interface) =>
    type === "bridge" || type === "ethernet" || type === "user" ? "none" : "refuse",
  "devices/interface/@type": "said",
  "devices/interface/source": "none",
  "devices/interface/source/@bridge": "said",
  "devices/interface/source/@dev": "said",
  "devices/interface/mac": "none",
  "devices/interface/mac/@address": "said",
  "devices/interface/mac/@type": "none",
  "devices/interface/ip": "none",
  "devices/interface/ip/@address": "said",
  "devices/interface/ip/@family": "none",
  "devices/interface/script": "none",
  "devices/interface/script/@path": "said",
  "devices/interface/model": "none",
  "devices/interface/model/@type": "said",
  "devices/interface/target": "none",
  "devices/interface/target/@dev": "said",
  "devices/interface/bandwidth": "none",
  "devices/interface/bandwidth/outbound": "warn",
  "devices/interface/link": "none",
  "devices/interface/link/@state": usual("warn", "up"),
  "devices/interface/vlan": "refuse",
  "devices/interface/virtualport": "refuse",
  "devices/interface/filterref": "refuse",
  "devices/interface/port": "none",
  "devices/interface/port/@isolated": usual("refuse", "no"),
  "devices/interface/backenddomain": "refuse",

  "devices/graphics": ({ type }: Graphics) => (type === "vnc" || type === "sdl" ? "none" : "refuse"),
  "devices/graphics/@type": "said",
  "devices/graphics/@port": ofVnc,
  "devices/graphics/@passwd": ofVnc,
  "devices/graphics/@autoport": autoport,
  "devices/graphics/@socket": "refuse",
  "devices/graphics/@fullscreen": usual("warn", "no"),
  "devices/graphics/@listen": ofVnc,
  "devices/graphics/listen": listen,

  "devices/console": "none",
  "devices/console/@tty": "said",
  "devices/console/@type": usual("warn", "pty"),
  "devices/console/source": "none",
  // The pseudo terminal of the running guest, which the tty tells too.
  "devices/console/source/@path": "none",
  "devices/console/target": "none",
  "devices/console/target/@port": usual("warn", "0"),
};

const paravirtualRules: Rules = {
  "os/kernel": "said",
  "os/initrd": "said",
  "os/cmdline": "said",
  "os/root": "said",
  "devices/video": "none",
  "devices/video/model": "none",
  "devices/video/model/@type": usual("warn", "xen"),
  "devices/video/model/@vram": "none",
  "devices/video/model/@heads": usual("warn", 1),
  "devices/video/model/@primary": "none",
  "devices/console/target/@type": usual("warn", "xen"),
  // A loader means nothing to a guest whose kernel is given.
  "os/loader": "warn",
};

const hvmRules: Rules = {
  "os/loader": "none",
  "os/boot": ({ dev }: OsBoot) => (bootDevices.has(dev) ? "said" : "refuse"),
  "devices/video": "none",
  "devices/video/model": "none",
  "devices/video/model/@type": usual("refuse", "cirrus"),
  "devices/video/model/@heads": usual("warn", 1),
  "devices/video/model/@primary": "none",
  "devices/video/address": "said",
  "devices/console/target/@type": usual("warn", "serial", "xen"),
  "features/hap": "none",
  "features/hap/@state": usual("warn", "on"),
};

const bootDevices: ReadonlySet<unknown> = new Set(["hd", "fd", "cdrom", "network"]);

/** Those that every Xen guest has: the bus of its paravirtual devices, and a fully virtualised one's first IDE controller. */
function controller(device: Controller): Verdict {
  const { type, index = 0 } = device;
  const isLimited = (device as XenbusController).maxGrantFrames !== undefined;
  if (type === "xenbus" && index === 0 && !isLimited) return "none";
  return type === "ide" && index === 0 ? "none" : "refuse";
}

/** Those that every guest with a screen has. */
function input(device: Input): Verdict {
  const bus = ("bus" in device ? device.bus : undefined) ?? "ps2";
  const isUsual = device.type === "mouse" || device.type === "keyboard";
  return isUsual && (bus === "xen" || bus === "ps2") ? "none" : "refuse";
}

/** A driver that is named has a type of its own words; without a name it is the format of the image. */
function driverType(type: DiskDriver["type"], { name }: DiskDriver): Verdict {
  return name ? "said" : type === "raw" ? "none" : "warn";
}

/** Xen tells the bus of a disk by the beginning of its name in the guest. */
const BUSES: readonly (readonly [prefix: RegExp, bus: DiskTarget["bus"]])[] = [
  [/^(?:ioemu:)?hd/, "ide"],
  [/^(?:ioemu:)?sd/, "scsi"],
  [/^(?:ioemu:)?fd/, "fdc"],
];

function bus(said: DiskTarget["bus"], { dev }: DiskTarget): Verdict {
  const usualBus = BUSES.find(([prefix]) => prefix.test(dev))?.[1];
  return said === "xen" || (usualBus !== undefined && said === usualBus) ? "none" : "refuse";
}

/** What only a VNC server has. */
function ofVnc(_: unknown, { type }: Graphics): Verdict {
  return type === "vnc" ? "said" : "warn";
}

/** Whether the port is chosen for the guest: yes, whatever it is at the moment, or no, where one is named. */
function autoport(said: VncGraphics["autoport"], { port }: VncGraphics): Verdict {
  return said === "yes" || (port !== undefined && port !== -1) ? "none" : "warn";
}

/** The address that the attribute says too, or stands in for it. */
function listen(part: GraphicsListen, screen: VncGraphics): Verdict {
  if (part.type !== "address" || screen.listenElement?.[0] !== part) return "warn";
  const { address } = part;
  const { listen: said } = screen;
  return said === undefined || address === undefined || said === address ? "said" : "warn";
}

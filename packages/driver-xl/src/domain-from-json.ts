import type {
  BootDevice,
  Disk,
  DomainDescription,
  DomainFeature,
  DomainOs,
  Graphics,
  Interface,
  LifecycleAction,
} from "@libvirt-ts/xml";
import { isSet, type JsonObject, numberIn, objectIn, objectsIn, textIn, type XlDomain } from "./xl-json.js";

/** What is known of a running guest besides its configuration. */
export interface Runtime {
  readonly vncPort?: number | undefined;
  readonly consoleTty?: string | undefined;
  /** For Domain-0, of which libxl records none. */
  readonly vcpus?: number | undefined;
}

/** Describes a running domain from libxl's own record of its configuration. */
export function domainFromJson({ id, name, uuid, config }: XlDomain, runtime: Runtime): DomainDescription {
  const create = objectIn(config, "c_info");
  const build = objectIn(config, "b_info");
  const type = textIn(create, "type") ?? "pv";
  const tty = runtime.consoleTty;
  const memory = numberIn(build, "max_memkb") ?? 0;
  const current = numberIn(build, "target_memkb");
  const vcpus = numberIn(build, "max_vcpus") ?? runtime.vcpus ?? 1;
  const action = (key: string) => readAction(textIn(config, key));
  return {
    type: "xen",
    id,
    name,
    uuid,
    os: id === 0 ? { kind: "none" } : readOs(type, build),
    memory,
    ...(current !== undefined && current < memory && id !== 0 && { currentMemory: current }),
    vcpus,
    ...onlineVcpus(build, vcpus),
    ...(id !== 0 && {
      onPoweroff: action("on_poweroff"),
      onReboot: action("on_reboot"),
      onCrash: action("on_crash"),
    }),
    features: type === "hvm" ? readFeatures(build) : [],
    devices: {
      ...emulator(build),
      disks: objectsIn(config, "disks").map(readDisk),
      interfaces: objectsIn(config, "nics").map(readInterface),
      graphics: readGraphics(config, build, runtime),
      consoles: tty === undefined ? [] : [{ kind: "console", tty }],
    },
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

/** What a document calls xl's own loader, wherever the host keeps it; a configuration then says none. */
const ownLoader = "/usr/lib/xen/boot/hvmloader";

const bootDevices: Readonly<Record<string, BootDevice>> = { a: "fd", c: "hd", d: "cdrom", n: "network" };

function readOs(type: string, build: JsonObject | undefined): DomainOs {
  const text = (key: string) => textIn(build, key) ?? textIn(objectIn(build, `type.${type}`), key);
  const bootloader = text("bootloader");
  if (type === "hvm") {
    const loader = text("firmware_override") ?? text("firmware") ?? ownLoader;
    const boot = [...(text("boot") ?? "")].flatMap((letter) => bootDevices[letter] ?? []);
    return { kind: "hvm", boot, loader };
  }
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

/** libxl records what differs from its defaults: all three are on. */
function readFeatures(build: JsonObject | undefined): DomainFeature[] {
  const machine = { ...build, ...objectIn(build, "type.hvm") };
  return (["acpi", "apic", "pae"] as const).filter(
    (feature) => !(feature in machine) || isSet(machine, feature),
  );
}

function emulator(build: JsonObject | undefined): { readonly emulator?: string } {
  const path = textIn(build, "device_model");
  return path === undefined ? {} : { emulator: path };
}

function readDisk(disk: JsonObject): Disk {
  const source = textIn(disk, "pdev_path");
  const format = textIn(disk, "format");
  const common = {
    kind: "disk",
    type: source?.startsWith("/dev/") ? "block" : "file",
    target: textIn(disk, "vdev") ?? "",
    ...(format !== undefined &&
      format !== "raw" &&
      format !== "empty" && { driver: { name: "qemu", type: format } }),
    readonly: !isSet(disk, "readwrite"),
    shareable: false,
  } as const;
  if (isSet(disk, "is_cdrom")) return { ...common, device: "cdrom", ...(source !== undefined && { source }) };
  return { ...common, device: "disk", source: source ?? "" };
}

function readInterface(nic: JsonObject): Interface {
  const text = (key: string, as: string) => {
    const value = textIn(nic, key);
    return value === undefined ? {} : { [as]: value };
  };
  return {
    kind: "interface",
    type: "bridge",
    ...text("bridge", "bridge"),
    ...text("ifname", "target"),
    ...text("mac", "mac"),
    ...text("script", "script"),
    ...text("model", "model"),
    ips: textIn(nic, "ip")?.split(/\s+/) ?? [],
  };
}

function readGraphics(config: JsonObject, build: JsonObject | undefined, { vncPort }: Runtime): Graphics[] {
  const machine = objectIn(build, "type.hvm");
  const screens = [machine, ...objectsIn(config, "vfbs")];
  return screens.flatMap((screen): Graphics[] => {
    const vnc = objectIn(screen, "vnc");
    const graphics: Graphics[] = [];
    if (isSet(vnc, "enable")) {
      const listen = textIn(vnc, "listen");
      const display = numberIn(vnc, "display");
      const port = vncPort ?? (display === undefined ? -1 : 5900 + display);
      const keymap = textIn(screen, "keymap");
      graphics.push({
        kind: "graphics",
        type: "vnc",
        port,
        ...(listen !== undefined && { listen }),
        ...(keymap !== undefined && { unknown: { attributes: [{ name: "keymap", value: keymap }] } }),
      });
    }
    if (isSet(objectIn(screen, "sdl"), "enable")) graphics.push({ kind: "graphics", type: "sdl" });
    return graphics;
  });
}

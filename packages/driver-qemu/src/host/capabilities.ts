import { readFile } from "node:fs/promises";
import { machine } from "node:os";
import { formatCapabilities, type GuestArch, type GuestCapabilities } from "@libvirt-ts/xml/capabilities";
import {
  type CustomCpuModeCapability,
  formatDomainCapabilities,
  type HostModelCpuModeCapability,
} from "@libvirt-ts/xml/domain-capabilities";
import { isX86 } from "../definition/platform.js";
import { findMachine, type HostCpus, type HostModel, type Qemu } from "../qemu.js";
import type { HostCell } from "./node-facts.js";
import { listOf } from "./numbers.js";

const wide = /64|s390x/;
/** Where Linux keeps what this host is known by. */
const machineId = "/etc/machine-id";

/** What a host can run by its QEMUs, as libvirt tells it. */
export async function capabilitiesOf(cells: readonly HostCell[], qemus: readonly Qemu[]): Promise<string> {
  const uuid = uuidOf(await readFile(machineId, "utf8").catch(() => ""));
  return formatCapabilities({
    host: {
      ...(uuid !== undefined && { uuid }),
      cpu: { arch: machine() as GuestArch["name"], pages: [{ unit: "KiB", size: 4 }] },
      power_management: {},
      topology: { cells: { num: cells.length, cell: cells.map(describe) } },
    },
    guest: qemus.map(guestOf),
  });
}

function uuidOf(text: string): string | undefined {
  const [, a, b, c, d, e] = /^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/.exec(text.trim()) ?? [];
  return a === undefined ? undefined : `${a}-${b}-${c}-${d}-${e}`;
}

function describe({ id, memory, cpus }: HostCell) {
  return {
    id,
    memory: { unit: "KiB", value: memory },
    pages: [{ unit: "KiB", size: 4, value: Math.floor(memory / 4) }],
    cpus: {
      num: cpus.length,
      cpu: cpus.map((cpu) => ({
        id: cpu.id,
        socket_id: cpu.socket,
        die_id: 0,
        core_id: cpu.core,
        siblings: listOf(cpu.siblings),
      })),
    },
  };
}

function guestOf({ arch, binary, machines, kvm }: Qemu): GuestCapabilities {
  return {
    os_type: "hvm",
    arch: {
      name: arch as GuestArch["name"],
      wordsize: wide.test(arch) ? "64" : "32",
      emulator: binary,
      machine: machines.flatMap(({ name, alias, cpuMax }) => [
        { value: name, maxCpus: cpuMax },
        ...(alias === undefined ? [] : [{ value: alias, canonical: name, maxCpus: cpuMax }]),
      ]),
      domain: (kvm && arch === machine() ? (["qemu", "kvm"] as const) : (["qemu"] as const)).map((type) => ({
        type,
      })),
    },
    features: {
      ...(isX86({ arch }) && {
        acpi: { default: "on", toggle: "yes" },
        apic: { default: "on", toggle: "no" },
      }),
      cpuselection: true,
      deviceboot: true,
      disksnapshot: { default: "on", toggle: "no" },
    },
  };
}

interface Choice {
  /** A word of libvirt's. */
  readonly value: string;
  /** QEMU's devices of which there must be one; none where every QEMU has it. */
  readonly devices?: readonly string[];
}

const choice = (value: string, ...devices: readonly string[]): Choice => ({ value, devices });

/** What can be chosen of devices, as far as this driver takes it, and which devices of QEMU's are behind it. */
const choices = {
  disk: {
    diskDevice: [choice("disk"), choice("cdrom"), choice("floppy", "floppy"), choice("lun", "scsi-block")],
    bus: [
      choice("ide", "piix3-ide", "piix4-ide"),
      choice("fdc", "floppy"),
      choice("scsi", "virtio-scsi-pci", "lsi53c895a"),
      choice("virtio", "virtio-blk-pci", "virtio-blk-device"),
      choice("usb", "usb-storage"),
      choice("sata", "ich9-ahci", "ahci"),
    ],
    model: [choice("virtio"), choice("virtio-transitional"), choice("virtio-non-transitional")],
  },
  graphics: { type: [choice("vnc"), choice("egl-headless")] },
  video: {
    modelType: [
      choice("vga", "VGA"),
      choice("cirrus", "cirrus-vga"),
      choice("vmvga", "vmware-svga"),
      choice("qxl", "qxl-vga"),
      choice("virtio", "virtio-vga", "virtio-gpu-pci"),
      choice("none"),
      choice("bochs", "bochs-display"),
      choice("ramfb", "ramfb"),
    ],
  },
  rng: {
    model: [choice("virtio", "virtio-rng-pci", "virtio-rng-device")],
    backendModel: [choice("random"), choice("egd"), choice("builtin")],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Choice[]>>>>;

/** What a QEMU can give guests of a machine, as libvirt tells it. Undefined where it has no such machine. */
export function domainCapabilitiesOf(
  qemu: Qemu,
  machineName: string,
  domain: string,
  cpus: HostCpus | undefined,
): string | undefined {
  const found = findMachine(qemu, machineName);
  if (found === undefined) return undefined;
  const has = ({ devices = [] }: Choice): boolean =>
    devices.length === 0 ||
    qemu.devices === undefined ||
    devices.some((name) => qemu.devices!.includes(name));
  const offered = (kinds: Readonly<Record<string, readonly Choice[]>>) => ({
    supported: "yes" as const,
    enum: Object.entries(kinds).map(([name, values]) => ({
      name,
      value: values.filter(has).map(({ value }) => value),
    })),
  });
  return formatDomainCapabilities({
    path: qemu.binary,
    domain,
    machine: found.name,
    arch: qemu.arch,
    vcpu: { max: found.cpuMax },
    iothreads: { supported: "yes" },
    os: {
      supported: "yes",
      loader: {
        supported: "yes",
        enum: [
          { name: "type", value: ["rom", "pflash"] },
          { name: "readonly", value: ["yes", "no"] },
        ],
      },
    },
    cpu: {
      mode: [
        { name: "host-passthrough", supported: domain === "kvm" ? "yes" : "no" },
        { name: "maximum", supported: "yes" },
        hostModelOf(cpus?.nearest),
        namedOf(qemu, cpus),
      ],
    },
    devices: {
      ...Object.fromEntries(Object.entries(choices).map(([device, kinds]) => [device, offered(kinds)])),
      tpm: { supported: "no" },
      filesystem: { supported: "no" },
    },
    features: {
      gic: { supported: "no" },
      vmcoreinfo: { supported: "yes" },
      genid: { supported: isX86(qemu) ? "yes" : "no" },
      backingStoreInput: { supported: "yes" },
      backup: { supported: "no" },
      sev: { supported: "no" },
      sgx: { supported: "no" },
    },
  });
}

const hostModelOf = (nearest: HostModel | undefined): HostModelCpuModeCapability =>
  nearest === undefined
    ? { name: "host-model", supported: "no" }
    : {
        name: "host-model",
        supported: "yes",
        model: [{ fallback: "forbid", value: nearest.model }],
        ...(nearest.vendor !== undefined && { vendor: nearest.vendor }),
        feature: [...nearest.features],
      };

/** The models that have names, and whether a guest can have all of them. */
function namedOf({ cpus: names }: Qemu, cpus: HostCpus | undefined): CustomCpuModeCapability {
  if (cpus === undefined)
    return {
      name: "custom",
      supported: names === undefined ? "no" : "yes",
      model: (names ?? []).map((value) => ({ usable: "unknown", vendor: "unknown", value })),
    };
  return {
    name: "custom",
    supported: "yes",
    model: cpus.models.map(({ name, vendor = "unknown", deprecated, missing }) => ({
      usable: missing.length === 0 ? "yes" : "no",
      ...(deprecated === true && { deprecated: "yes" }),
      vendor,
      value: name,
    })),
  };
}

import type { Domain } from "@libvirt-ts/xml/domain";
import { findMachine, type Qemu, usualMachine } from "../qemu.js";
import { sizeInBytes } from "../size.js";
import { invalid, unsupported } from "../unsupported.js";
import { nameDevices } from "./aliases.js";
import { placeDrives, placeSerialPorts } from "./drives.js";
import { addImplied } from "./implied.js";
import { randomMac } from "./mac.js";
import { placeOnPci } from "./pci.js";
import { isX86, platformOf } from "./platform.js";
import { refuseTwins, refuseUnhonoured } from "./refused.js";
import { sortedDisks } from "./targets.js";
import { plugIntoUsb } from "./usb.js";

/**
 * A definition with all that its guest has and it does not say: the machine by its full name, implied devices, names and
 * addresses, as libvirt fills them in at define. What is stored so gives the guest the same hardware at every start,
 * whatever QEMU is installed by then.
 *
 * @throws LibvirtError CONFIG_UNSUPPORTED for what QEMU has not, XML_ERROR for a document that contradicts itself.
 */
export function completeDomain(definition: Domain, qemu: Qemu): Domain {
  const domain = structuredClone(definition);
  checkRefused(domain, qemu);
  refuseUnhonoured(domain);
  refuseTwins(domain.devices?.disk ?? []);
  domain.os ??= { type: { value: "hvm" } };
  const os = domain.os;
  os.type.arch ??= qemu.arch as "x86_64";
  if (os.type.arch !== qemu.arch)
    throw unsupported("os/type", `${qemu.binary} emulates ${qemu.arch}, not '${os.type.arch}'`);
  const wanted = os.type.machine ?? usualMachine(qemu) ?? "";
  const machine = findMachine(qemu, wanted);
  if (machine === undefined) throw unsupported("os/type", `${qemu.binary} has no machine '${wanted}'`);
  os.type.machine = machine.name;
  const platform = platformOf(domain);
  if (!/^(pc|virt)/.test(machine.name))
    throw unsupported("os/type", `machine '${machine.name}' is not supported`);

  domain.uuid ??= crypto.randomUUID();
  fillHead(domain, machine.cpuMax);
  domain.devices ??= {};
  const devices = domain.devices;
  devices.emulator ??= qemu.binary;
  if (devices.disk !== undefined) devices.disk = sortedDisks(devices.disk);
  for (const card of devices.interface ?? []) card.mac ??= { address: randomMac() };
  addImplied(domain, platform);
  placeDrives(devices);
  placeOnPci(domain, platform);
  placeSerialPorts(devices);
  plugIntoUsb(devices);
  nameDevices(domain, platform);
  if (!isX86(platform) && domain.features?.gic === undefined && qemu.arch === "aarch64")
    domain.features = { ...domain.features, gic: { version: "2" } };
  return domain;
}

/** What no QEMU of ours can be asked for, found before anything else is done. */
function checkRefused(
  { type, os, bootloader, on_poweroff, on_reboot, on_crash, keywrap, launchSecurity }: Domain,
  qemu: Qemu,
): void {
  if (type !== "qemu" && type !== "kvm" && type !== "hvf")
    throw unsupported("domain", `type '${type}' is not QEMU's`);
  if (type === "hvf" && !qemu.accelerators?.includes("hvf"))
    throw unsupported("domain", `type 'hvf': ${qemu.binary} was not built for macOS's hypervisor`);
  if (type === "kvm" && !qemu.kvm)
    throw unsupported(
      "domain",
      `type 'kvm': ${qemu.binary} cannot use KVM on this host; type 'qemu' needs none, and is some twenty times slower`,
    );
  if (os !== undefined && os.type.value !== "hvm") throw unsupported("os/type", `OS type '${os.type.value}'`);
  if (bootloader !== undefined) throw unsupported("bootloader", "QEMU has none");
  if (keywrap !== undefined) throw unsupported("keywrap", "QEMU has it on s390 only");
  if (launchSecurity !== undefined) throw unsupported("launchSecurity", "not supported");
  for (const [name, action] of Object.entries({ on_poweroff, on_reboot }))
    if (action === "preserve" || action === "rename-restart")
      throw unsupported(name, `'${action}' is not supported`);
  if (on_crash === "rename-restart") throw unsupported("on_crash", "'rename-restart' is not supported");
  if (on_poweroff === "restart" && on_reboot === "destroy")
    throw unsupported("on_poweroff", "'restart' together with 'destroy' for on_reboot is not supported");
}

function fillHead(domain: Domain, cpuMax: number): void {
  const memory = domain.memory ?? { value: 0 };
  const kib = Math.ceil(sizeInBytes("memory", memory) / 1024);
  if (kib === 0) throw invalid("memory", "a guest has memory");
  domain.memory = { ...memory, unit: "KiB", value: kib };
  domain.currentMemory ??= { unit: "KiB", value: kib };
  domain.vcpu ??= { value: 1 };
  domain.vcpu.placement ??= "static";
  const { value } = domain.vcpu;
  if (value > cpuMax)
    throw unsupported(
      "vcpu",
      `${value} are more than the ${cpuMax} that machine '${domain.os?.type.machine}' takes`,
    );
  const topology = domain.cpu?.topology;
  if (topology !== undefined) {
    const { sockets, dies = 1, clusters = 1, cores, threads } = topology;
    if (sockets * dies * clusters * cores * threads !== value)
      throw unsupported(
        "topology",
        `it makes ${sockets * dies * clusters * cores * threads} vcpus, not ${value}`,
      );
  }
  domain.clock ??= { offset: "utc" };
  domain.on_poweroff ??= "destroy";
  domain.on_reboot ??= "restart";
  domain.on_crash ??= "destroy";
  const ordered = [
    ...(domain.devices?.disk ?? []),
    ...(domain.devices?.interface ?? []),
    ...(domain.devices?.hostdev ?? []),
  ].some(({ boot }) => boot !== undefined);
  const os = domain.os!;
  if (ordered && os.boot !== undefined)
    throw unsupported("boot", "an order of devices and an order of kinds of devices exclude each other");
  if (!ordered) os.boot ??= [{ dev: "hd" }];
}

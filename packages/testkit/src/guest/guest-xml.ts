import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { bootSector } from "./boot-sector.js";

/** Why no guest can be run here; undefined where one can. */
export function qemuUnavailable(): string | undefined {
  try {
    execFileSync("qemu-system-x86_64", ["--version"], { stdio: "ignore" });
    execFileSync("qemu-img", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "no QEMU (Debian: qemu-system-x86, qemu-utils)";
  }
}

/** Writes a disk with the guest of {@link bootSector} on it, which everybody may write to. */
export function guestDisk(path: string, format: "raw" | "qcow2" = "qcow2"): string {
  const size = 1024 * 1024;
  if (format === "raw") {
    writeFileSync(path, bootSector(size));
  } else {
    const raw = `${path}.raw`;
    writeFileSync(raw, bootSector(size));
    execFileSync("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", raw, path], { stdio: "pipe" });
  }
  chmodSync(path, 0o666);
  return path;
}

/** What a guest is to have beside its disk. */
export interface GuestOptions {
  readonly uuid?: string;
  readonly format?: "raw" | "qcow2";
  /** More elements of `<os>`. */
  readonly os?: string;
  /** More devices. */
  readonly devices?: string;
  /** More elements of the domain itself. */
  readonly more?: string;
}

/** A domain document for that guest: emulated, so that no KVM is needed, of 16 MiB, its console a pseudo terminal. */
export function guestXML(name: string, disk: string, options: GuestOptions = {}): string {
  const { uuid, format = "qcow2", os = "", devices = "", more = "" } = options;
  return `<domain type='qemu'>
  <name>${name}</name>${uuid === undefined ? "" : `<uuid>${uuid}</uuid>`}
  <memory unit='MiB'>32</memory><currentMemory unit='MiB'>32</currentMemory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type>${os}<boot dev='hd'/></os>
  <features><acpi/></features>
  <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='${format}'/><source file='${disk}'/><target dev='hda' bus='ide'/>
    </disk>
    <controller type='usb' model='none'/>
    <memballoon model='none'/>
    <serial type='pty'><target port='0'/></serial>
    <console type='pty'><target type='serial' port='0'/></console>
    <video><model type='vga' vram='1024'/></video>
    <panic model='isa'/>
    ${devices}
  </devices>
  ${more}
</domain>`;
}

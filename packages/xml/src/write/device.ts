import type { Console, Device, Disk, DomainDevices, Graphics, Interface } from "../model/devices.js";
import type { WriteOptions, XmlWriter } from "./writer.js";

/** Writes the `devices` of a domain. */
export function writeDevices(writer: XmlWriter, devices: DomainDevices, options: WriteOptions): void {
  writer.open("devices", [], devices.unknown);
  writer.text("emulator", devices.emulator);
  for (const disk of devices.disks) writeDisk(writer, disk);
  for (const it of devices.interfaces) writeInterface(writer, it);
  for (const it of devices.graphics) writeGraphics(writer, it, options);
  for (const it of devices.consoles) writeConsole(writer, it, options);
  writer.close();
}

/** Writes one device. */
export function writeDevice(writer: XmlWriter, device: Device, options: WriteOptions): void {
  switch (device.kind) {
    case "disk":
      writeDisk(writer, device);
      break;
    case "interface":
      writeInterface(writer, device);
      break;
    case "graphics":
      writeGraphics(writer, device, options);
      break;
    case "console":
      writeConsole(writer, device, options);
      break;
    case "unknown":
      writer.element(device.element);
      break;
  }
}

function writeDisk(writer: XmlWriter, disk: Disk): void {
  writer.open("disk", ["type", disk.type, "device", disk.device], disk.unknown);
  if (disk.driver) writer.empty("driver", ["name", disk.driver.name, "type", disk.driver.type]);
  if (disk.source) writer.empty("source", [disk.type === "file" ? "file" : "dev", disk.source]);
  writer.empty("target", ["dev", disk.target]);
  if (disk.readonly) writer.empty("readonly");
  if (disk.shareable) writer.empty("shareable");
  writer.close();
}

function writeInterface(writer: XmlWriter, it: Interface): void {
  writer.open("interface", ["type", it.type], it.unknown);
  if (it.type === "bridge" && it.bridge) writer.empty("source", ["bridge", it.bridge]);
  if (it.type === "ethernet" && it.dev) writer.empty("source", ["dev", it.dev]);
  if (it.target) writer.empty("target", ["dev", it.target]);
  if (it.mac) writer.empty("mac", ["address", it.mac]);
  for (const ip of it.ips) writer.empty("ip", ["address", ip]);
  if (it.script) writer.empty("script", ["path", it.script]);
  if (it.model) writer.empty("model", ["type", it.model]);
  writer.close();
}

function writeGraphics(writer: XmlWriter, it: Graphics, { secure }: WriteOptions): void {
  const attributes =
    it.type === "sdl" ? [] : ["port", it.port, "listen", it.listen, "passwd", secure ? it.passwd : undefined];
  writer.leaf("graphics", ["type", it.type, ...attributes], it.unknown);
}

function writeConsole(writer: XmlWriter, it: Console, { status = true }: WriteOptions): void {
  writer.leaf("console", ["tty", status ? it.tty : undefined], it.unknown);
}

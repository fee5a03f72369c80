import type { DomainDescription, DomainFeature } from "../model/domain.js";
import type { DomainOs } from "../model/os.js";
import { formatUuid } from "../uuid.js";
import { writeDevices } from "./device.js";
import type { WriteOptions, XmlWriter } from "./writer.js";

const domainFeatures: readonly DomainFeature[] = ["acpi", "apic", "pae"];

/** Writes a domain in the one order that every dump has, whatever it was made from. */
export function writeDomain(writer: XmlWriter, domain: DomainDescription, options: WriteOptions): void {
  const { status = true } = options;
  writer.open("domain", ["type", domain.type, "id", status ? domain.id : undefined], domain.unknown);
  writer.text("name", domain.name);
  writer.text("uuid", domain.uuid && formatUuid(domain.uuid, "plain"));
  writeOs(writer, domain.os);
  writer.text("memory", domain.memory);
  if (domain.currentMemory !== domain.memory) writer.text("currentMemory", domain.currentMemory);
  writer.text("vcpu", domain.vcpus);
  writer.text("on_poweroff", domain.onPoweroff);
  writer.text("on_reboot", domain.onReboot);
  writer.text("on_crash", domain.onCrash);
  writeFeatures(writer, domain.features);
  writeDevices(writer, domain.devices, options);
  writer.close();
}

function writeOs(writer: XmlWriter, os: DomainOs): void {
  if (os.kind === "none") return;
  writer.text("bootloader", os.bootloader);
  if (os.kind === "bootloader") return;
  writer.open("os", [], os.unknown);
  const attributes = ["arch", os.arch, "machine", os.machine];
  if (os.kind === "paravirtual") {
    writer.text("type", "linux", attributes);
    writer.text("kernel", os.kernel);
    writer.text("initrd", os.initrd);
    writer.text("root", os.root);
    writer.text("cmdline", os.cmdline);
  } else {
    writer.text("type", "hvm", attributes);
    writer.text("loader", os.loader);
    for (const dev of os.boot) writer.empty("boot", ["dev", dev]);
  }
  writer.close();
}

function writeFeatures(writer: XmlWriter, features: readonly DomainFeature[]): void {
  if (features.length === 0 && !writer.hasInside("features")) return;
  writer.openInside("features");
  for (const feature of domainFeatures) if (features.includes(feature)) writer.empty(feature);
  writer.close();
}

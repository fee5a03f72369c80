import type { DomainDescription, DomainFeature } from "../model/domain.js";
import type { DomainOs } from "../model/os.js";
import { formatUuid, parseUuid } from "../uuid.js";
import { writeDevices } from "./device.js";
import { refuse } from "./escape.js";
import type { WriteOptions, XmlWriter } from "./writer.js";

const domainFeatures: readonly DomainFeature[] = ["acpi", "apic", "pae"];

/** Writes a domain in the one order that every dump has, whatever it was made from. */
export function writeDomain(writer: XmlWriter, domain: DomainDescription, options: WriteOptions): void {
  const { status = true } = options;
  writer.open("domain", ["type", domain.type, "id", status ? domain.id : undefined], domain.unknown);
  writer.text("name", domain.name);
  writer.text("uuid", plainUuid(domain.uuid));
  writeOs(writer, domain.os);
  writer.text("memory", domain.memory);
  writer.text("currentMemory", domain.currentMemory === domain.memory ? undefined : domain.currentMemory);
  const online = domain.currentVcpus === domain.vcpus ? undefined : domain.currentVcpus;
  writer.text("vcpu", domain.vcpus, ["current", online]);
  writer.text("on_poweroff", domain.onPoweroff);
  writer.text("on_reboot", domain.onReboot);
  writer.text("on_crash", domain.onCrash);
  writeFeatures(writer, domain.features);
  writeDevices(writer, domain.devices, options);
  writer.close();
}

function plainUuid(uuid: string | undefined): string | undefined {
  if (uuid === undefined) return undefined;
  if (parseUuid(uuid) === undefined) refuse("domain.uuid", "the uuid is not one");
  return formatUuid(uuid, "plain");
}

function writeOs(writer: XmlWriter, os: DomainOs): void {
  writer.text("bootloader", os.kind === "none" ? undefined : os.bootloader);
  if (os.kind === "none" || os.kind === "bootloader") return;
  writer.open("os", [], os.unknown);
  const attributes = ["arch", os.arch, "machine", os.machine];
  if (os.kind === "paravirtual") {
    writer.text("type", os.type ?? "linux", attributes);
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

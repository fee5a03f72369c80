import type {
  Capabilities,
  GuestCapabilities,
  GuestFeature,
  HostCapabilities,
  NumaCell,
} from "../model/capabilities.js";
import type { XmlWriter } from "./writer.js";

const hostFeatures = ["pae", "vmx", "svm"] as const;
/** In the order of the document, with what is said of each. */
const guestFeatures: Readonly<Record<GuestFeature, readonly string[]>> = {
  pae: [],
  nonpae: [],
  ia64_be: [],
  acpi: ["default", "off", "toggle", "yes"],
  apic: ["default", "off", "toggle", "yes"],
  hap: ["default", "on", "toggle", "no"],
};

/** Writes a capabilities document, https://libvirt.org/formatcaps.html. */
export function writeCapabilities(writer: XmlWriter, { host, guests }: Capabilities): void {
  writer.open("capabilities");
  writeHost(writer, host);
  for (const guest of guests) writeGuest(writer, guest);
  writer.close();
}

function writeHost(writer: XmlWriter, { arch, features, topology, cells }: HostCapabilities): void {
  writer.open("host");
  writer.open("cpu");
  writer.text("arch", arch);
  if (features !== undefined) {
    writer.open("features");
    for (const feature of hostFeatures) if (features.includes(feature)) writer.empty(feature);
    writer.close();
  }
  if (topology !== undefined) {
    const { sockets, cores, threads } = topology;
    writer.empty("topology", ["sockets", sockets, "cores", cores, "threads", threads]);
  }
  writer.close();
  if (cells !== undefined) {
    writer.open("topology");
    writer.open("cells", ["num", cells.length]);
    for (const cell of cells) writeCell(writer, cell);
    writer.close();
    writer.close();
  }
  writer.close();
}

function writeCell(writer: XmlWriter, { id, cpus }: NumaCell): void {
  writer.open("cell", ["id", id]);
  writer.open("cpus", ["num", cpus.length]);
  for (const cpu of cpus) writer.empty("cpu", ["id", cpu.id, "socket_id", cpu.socket, "core_id", cpu.core]);
  writer.close();
  writer.close();
}

function writeGuest(writer: XmlWriter, guest: GuestCapabilities): void {
  writer.open("guest");
  writer.text("os_type", guest.osType);
  writer.open("arch", ["name", guest.arch]);
  writer.text("wordsize", guest.wordSize);
  writer.text("machine", guest.machine);
  writer.empty("domain", ["type", guest.domainType]);
  writer.close();
  const { features = [] } = guest;
  if (features.length > 0) {
    writer.open("features");
    for (const [feature, attributes] of Object.entries(guestFeatures)) {
      if (features.includes(feature as GuestFeature)) writer.empty(feature, attributes);
    }
    writer.close();
  }
  writer.close();
}

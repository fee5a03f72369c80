import { kinds } from "./kinds.js";
import { folderOf } from "./registry.js";

/** What guests are made of is too much for one page: beside `domain` there are these, by name, each with its heading. */
const partsOfDomain: Readonly<Record<string, string>> = {
  "domain-os": "What a guest boots, and what its firmware tells it",
  "domain-features": "A guest's features, CPU, clock and power",
  "domain-disk": "Disks of a guest",
  "domain-disk-source": "Where a guest's images are",
  "domain-device": "Devices of a guest, and what all of them have",
  "domain-interface": "Network interfaces of a guest",
  "domain-filesystem": "Filesystems of a guest",
  "domain-character": "Consoles, ports, input and TPM of a guest",
  "domain-sound": "Sound of a guest",
  "domain-graphics": "Screens of a guest",
  "domain-hostdev": "Devices of the host that a guest is given",
};

/** On which of the pages a section and those after it stand, in the order in which elements are met. */
const pageFrom: Readonly<Record<string, string>> = {
  Os: "domain-os",
  FileDiskSource: "domain-disk-source",
  OsAcpi: "domain-os",
  Features: "domain-features",
  ThrottleGroups: "domain-disk",
  PowerManagement: "domain-features",
  Devices: "domain-device",
  Disk: "domain-disk",
  DeviceAcpi: "domain-device",
  Interface: "domain-interface",
  Filesystem: "domain-filesystem",
  Serial: "domain-character",
  Sound: "domain-sound",
  Hub: "domain-device",
  Hostdev: "domain-hostdev",
  Graphics: "domain-graphics",
  Redirdev: "domain-device",
  SecurityLabel: "domain",
};

/** The page that a section of a folder stands on, where the one before it is on `before`. */
export function pageOf(folder: string, section: string, before: string | undefined): string {
  return (folder === "domain" ? pageFrom[section] : undefined) ?? before ?? folder;
}

/** The heading of a page. */
export function titleOf(page: string): string {
  const documents = kinds.filter(({ type }) => folderOf.get(type) === page);
  if (documents.length > 0) return documents.map(({ root }) => `\`<${root}>\``).join(", ");
  return partsOfDomain[page] ?? "Elements of several kinds";
}

/** The links under the heading of a page: to the index, and to the other parts of what is divided. */
export function linksOf(page: string): string {
  const index = "[All kinds](README.md)";
  if (page in partsOfDomain) return `${index} · [\`<domain>\`](domain.md)`;
  if (page !== "domain") return index;
  const parts = Object.entries(partsOfDomain).map(([name, title]) => `- [${title}](${name}.md)\n`);
  return `${index}\n\nPages of their own:\n\n${parts.join("")}`.trimEnd();
}

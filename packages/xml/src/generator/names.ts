/** Names of types that stand for elements with one of several shapes, by the ids of those. */
const groupNames: Readonly<Record<string, string>> = {
  "BindFilesystemSource+MountFilesystemSource": "DirectoryFilesystemSource",
  "BridgedBond+BridgedEthernet+BridgedVlan": "BridgedInterface",
  "CifsStoragePoolDir+NetfsStoragePoolDir": "NetworkStoragePoolDir",
  "CifsStoragePoolFormat+DiskStoragePoolFormat+FsStoragePoolFormat+LogicalStoragePoolFormat+NetfsStoragePoolFormat":
    "FoundStoragePoolFormat",
  "CifsStoragePoolFormat+NetfsStoragePoolFormat": "NetworkStoragePoolFormat",
  "ContainerOs+HvmOs+LinuxOs": "Os",
  "ContainerOsType+HvmOsType+LinuxOsType": "OsType",
  "CustomCpuMode+HostModelCpuMode+MaximumCpuMode+PassthroughCpuMode": "CpuModeCapability",
  "DirStoragePoolSource+DiskStoragePoolSource+FsStoragePoolSource+GlusterStoragePoolSource+IscsiStoragePoolSource+LogicalStoragePoolSource+NetfsStoragePoolSource":
    "FoundStoragePoolSource",
  "GuestCpuFeature+HostCpuFeature": "CpuFeature",
  "HostDeviceAddress+UsbHostAddress": "HostdevInterfaceAddress",
  "HostInterfaceIpv4+HostInterfaceIpv6": "HostInterfaceProtocol",
  "HostInterfaceIpv4Address+HostInterfaceIpv6Address": "HostInterfaceAddress",
  "HostInterfaceIpv4Route+HostInterfaceIpv6Route": "HostInterfaceRoute",
  "MdevTypes+PciBridgeType+PciPhysicalFunction+PciVirtualFunctions+VitalProductData": "PciSubcapability",
  "RemovableStorage+StorageCapability": "StorageSubcapability",
  "VpdReadOnlyFields+VpdReadWriteFields": "VpdFields",
};

/** The name of the type of elements that have one of these shapes. */
export function typeName(ids: readonly string[]): string {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return only;
  const key = [...ids].sort().join("+");
  const name = groupNames[key];
  if (name === undefined) throw new Error(`the type of ${key} has no name`);
  return name;
}

/** What the names of alternatives end with, where that is not the name of the whole. */
const suffixes: Readonly<Record<string, string>> = {
  NetworkDiskSource: "DiskSource",
  NetworkDomainSnapshotDiskSource: "DomainSnapshotDiskSource",
};

/** Names of alternatives that their words would not give. */
const variantNames: Readonly<Record<string, string>> = {
  "80203 NetCapability": "EthernetNetCapability",
  "802.1Qbg Virtualport": "Ieee8021QbgVirtualport",
  "802.1Qbh Virtualport": "Ieee8021QbhVirtualport",
  "fdc Controller": "PlainController",
  "localtime Clock": "SimpleClock",
  "mcast Interface": "SocketInterface",
  "none Audio": "PlainAudio",
  "tablet Input": "PlainInput",
  "vga VideoModel": "PlainVideoModel",
  "phys_function PciSubcapability": "PciPhysicalFunction",
};

/** The name of an alternative, by its words. */
export function variantName(whole: string, words: readonly (string | undefined)[]): string {
  const word = words.find((candidate) => candidate !== undefined && candidate !== "unknown");
  const fixed = variantNames[`${word} ${whole}`];
  if (fixed !== undefined) return fixed;
  const suffix = suffixes[whole] ?? whole;
  return `${word === undefined ? "Untyped" : pascal(word)}${suffix}`;
}

/** `virtio-serial` as `VirtioSerial`. */
export function pascal(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== "")
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join("");
}

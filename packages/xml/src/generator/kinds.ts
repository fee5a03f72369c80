/** A kind of document that has an entry point of its own. */
export interface KindDescription {
  /** Its folder, and the name of the entry point. */
  readonly folder: string;
  /** Its type, and what its functions are called after. */
  readonly type: string;
  /** The name of its root element. */
  readonly root: string;
  /** The folder whose tables its own build on. */
  readonly base?: string;
  /** Where its descriptions stand, if not in a folder of its own. */
  readonly shapes?: string;
  /** Whether its functions are written by hand, in `src/<folder>/index.ts`. */
  readonly ownFunctions?: true;
}

/** Every kind of document. */
export const kinds: readonly KindDescription[] = [
  { folder: "capabilities", type: "Capabilities", root: "capabilities" },
  { folder: "cpu", type: "Cpu", root: "cpu" },
  { folder: "domain", type: "Domain", root: "domain", ownFunctions: true },
  { folder: "domain-backup", type: "DomainBackup", root: "domainbackup", base: "domain" },
  { folder: "domain-capabilities", type: "DomainCapabilities", root: "domainCapabilities" },
  { folder: "domain-checkpoint", type: "DomainCheckpoint", root: "domaincheckpoint", base: "domain" },
  { folder: "domain-snapshot", type: "DomainSnapshot", root: "domainsnapshot", base: "domain" },
  { folder: "interface", type: "HostInterface", root: "interface" },
  { folder: "network", type: "Network", root: "network" },
  { folder: "network-port", type: "NetworkPort", root: "networkport" },
  { folder: "node-device", type: "NodeDevice", root: "device" },
  { folder: "nwfilter", type: "NwFilter", root: "filter" },
  { folder: "nwfilter-binding", type: "NwFilterBinding", root: "filterbinding" },
  { folder: "secret", type: "Secret", root: "secret" },
  { folder: "storage-pool", type: "StoragePool", root: "pool" },
  {
    folder: "storage-pool-capabilities",
    type: "StoragePoolCapabilities",
    root: "storagepoolCapabilities",
  },
  { folder: "storage-pool-sources", type: "StoragePoolSources", root: "sources", shapes: "storage-pool" },
  { folder: "storage-volume", type: "StorageVolume", root: "volume" },
];

/** The kind of that folder. */
export function kindOf(folder: string): KindDescription {
  const found = kinds.find((kind) => kind.folder === folder);
  if (found === undefined) throw new Error(`no kind of document is called ${folder}`);
  return found;
}

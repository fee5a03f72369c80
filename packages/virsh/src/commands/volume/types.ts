import { StorageVolType } from "@libvirt-ts/core/flags";

const words: Readonly<Record<number, string>> = {
  [StorageVolType.FILE]: "file",
  [StorageVolType.BLOCK]: "block",
  [StorageVolType.DIR]: "dir",
  [StorageVolType.NETWORK]: "network",
  [StorageVolType.NETDIR]: "netdir",
  [StorageVolType.PLOOP]: "ploop",
};

/** The word for a volume's type; never translated, as scripts read it. */
export const volTypeWord = (type: number): string => words[type] ?? "unknown";

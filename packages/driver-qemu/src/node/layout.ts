import { mkdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { fileError, invalidArgument, isErrno, qemuError } from "../errors.js";

/** Where things of a node are; a node is a folder. */
export interface Layout {
  readonly root: string;
  /** `UUID.xml`: what is defined. */
  readonly definitions: string;
  /** A folder for each guest that runs, its name the guest's id. */
  readonly guests: string;
  /** An empty file `UUID` for each domain that starts with the host. */
  readonly autostart: string;
  /** `UUID.json`: why a domain is shut off. */
  readonly states: string;
  /** `UUID.save`: managed saves. */
  readonly saves: string;
  /** `UUID.json`: what is known of a domain's snapshots. */
  readonly snapshots: string;
  /** `UUID.json`: what is known of a domain's checkpoints. */
  readonly checkpoints: string;
  /** `UUID.fd`: variables of firmware. */
  readonly nvram: string;
  /** `UUID`: a folder with the state of a domain's TPM. */
  readonly tpm: string;
  /** `UUID.log`: what QEMU says. */
  readonly logs: string;
  /** What programs were found to be able to do. */
  readonly cache: string;
  /** What is known of storage pools. */
  readonly pools: string;
  /** What is known of networks. */
  readonly networks: string;
  /** The folders of pools that name none. */
  readonly images: string;
}

/** Bytes of a unix socket's path at most: the kernels of Apple and of the BSDs have less room than Linux and Windows. */
const longestSocketPath = (platform: NodeJS.Platform): number =>
  platform === "darwin" || platform.endsWith("bsd") ? 103 : 107;
/** The longest path of a socket below a root folder. */
const longestBelow = "/guests/9999999/virtiofs99.sock".length;

const folders = [
  "definitions",
  "guests",
  "autostart",
  "states",
  "saves",
  "snapshots",
  "checkpoints",
  "nvram",
  "tpm",
  "logs",
  "cache",
  "pools",
  "networks",
  "images",
] as const satisfies (keyof Layout)[];

/** The folder that a URI `qemu:///embed?root=DIR` names; without it, that of the user's data. Undefined for other URIs. */
export function rootOf(
  uri: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const [embedded, query] = /^qemu:\/\/\/embed(?:\?(.*)|$)/is.exec(uri ?? "") ?? [];
  if (embedded === undefined) return undefined;
  const given = new URLSearchParams(query).get("root");
  return given ?? join(env.XDG_DATA_HOME || join(env.HOME ?? homedir(), ".local/share"), "libvirt-ts/qemu");
}

/** Where things are under a root folder. Throws INVALID_ARG for one under which no socket could be made. */
export function layoutOf(root: string, platform = process.platform): Layout {
  if (!isAbsolute(root))
    throw invalidArgument("root", `expected an absolute path, not ${JSON.stringify(root)}`);
  const length = Buffer.byteLength(root);
  const maxRoot = longestSocketPath(platform) - longestBelow;
  if (length > maxRoot)
    throw invalidArgument(
      "root",
      `its path has ${length} bytes, and sockets under it need a path of at most ${maxRoot}`,
    );
  const inside = Object.fromEntries(folders.map((name) => [name, join(root, name)]));
  return { root, ...inside } as Layout & typeof inside;
}

/** Makes a folder with those above it. Node does so too, but tries for ever where nothing can be made, under `/proc` for instance. */
async function makeFolder(path: string): Promise<void> {
  const make = () =>
    mkdir(path, { mode: 0o700 }).catch((error) => {
      if (!isErrno(error, "EEXIST")) throw error;
    });
  try {
    await make();
  } catch (error) {
    if (!isErrno(error, "ENOENT") || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  }
}

/** Makes what is missing of a node's folders. Throws ACCESS_DENIED for a root folder that others can enter, or that is theirs. */
export async function prepareLayout(layout: Layout): Promise<void> {
  const { root } = layout;
  try {
    await makeFolder(root);
    const { mode, uid } = await stat(root);
    const own = process.getuid?.();
    if (own !== undefined && (uid !== own || (mode & 0o077) !== 0))
      throw qemuError(
        ErrorNumber.ACCESS_DENIED,
        root,
        uid === own ? "others can enter this folder (chmod 700 it)" : "this folder is another user's",
      );
    for (const name of folders)
      await mkdir(layout[name], { mode: 0o700 }).catch((error) => {
        if (!isErrno(error, "EEXIST")) throw error;
      });
  } catch (error) {
    throw fileError(root, error);
  }
}

/** Where the variables of a domain's firmware are kept. */
export const nvramPath = ({ nvram }: Layout, uuid: string): string => join(nvram, `${uuid}.fd`);

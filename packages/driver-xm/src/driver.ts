import { stat } from "node:fs/promises";
import {
  type Driver,
  type DriverConnection,
  DriverNumber,
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  guardCalls,
  isLocalXen,
  type OpenRequest,
  type PeerLookup,
  versionNumber,
} from "@libvirt-ts/driver";
import type { ConfDialect } from "@libvirt-ts/xm-conf/domain";
import manifest from "../package.json" with { type: "json" };
import { ConfigDirectory, type ConfigDirectoryOptions } from "./config-dir/config-directory.js";
import { fileError, fileWarning, xmError } from "./errors.js";
import { defineOperations } from "./ops/define.js";
import { deviceOperations } from "./ops/devices.js";
import { eventStreams } from "./ops/events.js";
import { queryOperations } from "./ops/query.js";
import { resourceOperations } from "./ops/resources.js";
import type { XmNode } from "./xm-node.js";

export interface XmDriverOptions extends Omit<ConfigDirectoryOptions, "warn"> {
  /** The folder of the files. Default: the environment's `LIBVIRT_XM_CONFIG_DIR`, else `/etc/xen`. */
  readonly configDir?: string;
  /** What the files are written in. Default: what xend says of the host, else `xm-3`, xm's since Xen 3.0.4. */
  readonly dialect?: ConfDialect;
}

const DEFAULT_FOLDER = "/etc/xen";

/** Makes an xm driver, for a folder of its own for instance. */
export function createXmDriver({ configDir, ...options }: XmDriverOptions = {}): Driver {
  return defineDriver({
    name: "XenXM",
    number: DriverNumber.XEN_XM,
    version: versionNumber(manifest.version),
    wants: ["activeDomains", "domainStarter", "configFormat"],
    accepts: isLocalXen,
    open: async (request) =>
      (await openFolder(configDir ?? environmentFolder() ?? DEFAULT_FOLDER, options, request)).connection,
  });
}

/**
 * Inactive domains, each a file of a folder: `/etc/xen`, or what `LIBVIRT_XM_CONFIG_DIR` names. Without the peer
 * `activeDomains` every file is an inactive domain; without `domainStarter` none can be started.
 */
export const xmDriver: Driver = createXmDriver();

/** A connection to one folder, and the folder itself for a driver that does more with its files. */
export interface OpenedFolder {
  readonly connection: DriverConnection;
  readonly directory: ConfigDirectory;
}

/** Opens a folder of configuration files as inactive domains. Throws OPEN_FAILED when it is none. */
export async function openFolder(
  folder: string,
  { dialect, ...options }: Omit<ConfigDirectoryOptions, "warn"> & { readonly dialect?: ConfDialect },
  { peers, readOnly, warn }: Pick<OpenRequest, "peers" | "readOnly" | "warn">,
): Promise<OpenedFolder> {
  await requireFolder(folder);
  const directory = new ConfigDirectory(folder, {
    ...options,
    warn: (path, cause) => warn(fileWarning(path, cause)),
  });
  const node: XmNode = {
    directory,
    // Asked each time: xend may open after the folder.
    get dialect() {
      return dialect ?? hostDialect(peers);
    },
    peers,
    readOnly,
    documents: new WeakMap(),
    warn,
  };
  const events = eventStreams(node);
  const operations = {
    ...queryOperations(node),
    ...defineOperations(node),
    ...resourceOperations(node),
    ...deviceOperations(node),
    domainEvents: events.domainEvents,
    async close() {
      events.close();
      directory.close();
    },
  };
  return {
    connection: guardCalls(
      ErrorDomain.XENXM,
      operations,
      { listAllDomains: -1, domainGetXMLDesc: -1 },
      () => import("@libvirt-ts/xml/validate"),
    ),
    directory,
  };
}

/** xm's words on this host: those of its xend. */
function hostDialect(peers: PeerLookup): ConfDialect {
  const format = peers.get("configFormat")?.xendFormat ?? 3;
  return format === 1 || format === 2 ? `xm-${format}` : "xm-3";
}

/** A program that runs with the rights of somebody else does not take its user's word for the folder. */
function environmentFolder(): string | undefined {
  const ownRights = process.getuid?.() === process.geteuid?.() && process.getgid?.() === process.getegid?.();
  return (ownRights && process.env.LIBVIRT_XM_CONFIG_DIR) || undefined;
}

async function requireFolder(folder: string): Promise<void> {
  const stats = await stat(folder).catch((error) => {
    throw fileError(folder, error, true);
  });
  if (!stats.isDirectory()) throw xmError(ErrorNumber.OPEN_FAILED, folder, "it is no folder");
}

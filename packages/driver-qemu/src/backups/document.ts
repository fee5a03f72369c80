import { ErrorNumber, type LibvirtError, problemWarning } from "@libvirt-ts/driver";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import {
  type BackupServer,
  type DomainBackup,
  formatDomainBackup,
  parseDomainBackup,
} from "@libvirt-ts/xml/domain-backup";
import { imagesUnder, sourcePath } from "../definition/images.js";
import { invalidArgument, qemuError } from "../errors.js";
import { askedDisks, isWritable } from "../moments/document.js";
import { placed } from "../ops/documents.js";

/** What errors are about. */
export const what = "backup XML";

/** What a document says of a disk, of either mode. */
interface Asked {
  readonly name: string;
  readonly type?: string;
  readonly backup?: string;
  readonly backupmode?: string;
  readonly incremental?: string;
  readonly exportname?: string;
  readonly exportbitmap?: string;
  readonly driver?: { readonly type?: string };
  readonly target?: Place;
  readonly scratch?: Place;
}

interface Place {
  readonly file?: string;
  readonly dev?: string;
  readonly encryption?: object;
}

/** A backup of either mode. */
interface AnyBackup {
  readonly mode?: string;
  readonly incremental?: string;
  readonly server?: BackupServer;
  readonly disks?: { readonly disk?: readonly Asked[] };
}

/** A disk that is backed up, and where to. */
export interface Share {
  readonly disk: Disk;
  readonly type: "file" | "block";
  /** What is written: the backup, or what the guest overwrites meanwhile. */
  readonly path: string;
  readonly format: "raw" | "qcow2";
  /** The checkpoint since which changes are saved; undefined for all of the disk. */
  readonly since: string | undefined;
  /** By which it is offered. */
  readonly exportName: string;
  /** By which what has changed is offered. */
  readonly exportBitmap: string;
}

/** What a document asks for. */
export interface Plan {
  /** Where it is offered; undefined for one that is pushed. */
  readonly server: BackupServer | undefined;
  readonly shares: readonly Share[];
  /** The document with all that it left open. */
  readonly xml: string;
}

const impossible = (detail: string): LibvirtError => qemuError(ErrorNumber.CONFIG_UNSUPPORTED, what, detail);
const malformed = (detail: string): LibvirtError => qemuError(ErrorNumber.XML_ERROR, what, detail);

/** Reads what is to be backed up of a guest. `suffix` ends the names of files that the document leaves open. */
export function planOf(
  xml: string,
  live: Domain,
  suffix: string,
  warn: (warning: LibvirtError) => void,
): Plan {
  const asked = placed(xml, () => {
    const { domainBackup, warnings } = parseDomainBackup(xml);
    for (const warning of warnings) warn(problemWarning(warning));
    return domainBackup as AnyBackup;
  });
  const { mode = "push" } = asked;
  if (mode !== "push" && mode !== "pull") throw malformed(`mode '${mode}' is neither push nor pull`);
  const server = mode === "pull" ? serverOf(asked.server) : undefined;
  const disks = live.devices?.disk ?? [];
  const byTarget = askedDisks(what, asked.disks?.disk, disks);
  const shares = disks.flatMap((disk) => {
    const one = byTarget.get(disk.target.dev);
    const isMeant = asked.disks === undefined ? isWritable(disk) : one !== undefined && one.backup !== "no";
    return isMeant ? [shareOf(disk, one ?? { name: disk.target.dev }, asked, suffix)] : [];
  });
  if (shares.length === 0) throw impossible("there is no disk to back up");
  assertApart(shares, disks, server !== undefined);
  return { server, shares, xml: formatDomainBackup(completed(asked, mode, server, shares, disks)) };
}

function serverOf(server: BackupServer | undefined): BackupServer {
  if (server === undefined) throw malformed("a backup that is pulled needs a <server>");
  if (server.tls === "yes") throw impossible("tls='yes': this node has no certificates to offer");
  const { transport = "tcp", name, socket } = server;
  if (transport === "tcp" && name !== undefined)
    return { ...server, transport: "tcp", port: server.port ?? 10809 };
  if (transport === "unix" && socket !== undefined) return server;
  throw impossible(
    `server transport '${transport}': expected 'tcp' with a name, or 'unix' with the path of a socket`,
  );
}

function shareOf(disk: Disk, asked: Asked, { mode, incremental }: AnyBackup, suffix: string): Share {
  const target = disk.target.dev;
  const place = asked.target ?? asked.scratch ?? {};
  if (place.encryption !== undefined)
    throw impossible(`disk '${target}': encrypted images are not supported`);
  const { type = "file" } = asked;
  if (type !== "file" && type !== "block")
    throw impossible(`disk '${target}': its backup is of type '${type}'`);
  const { type: format = "qcow2" } = asked.driver ?? {};
  if (format !== "qcow2" && (format !== "raw" || mode === "pull"))
    throw impossible(`disk '${target}': a backup of format '${format}'`);
  const own = sourcePath(disk);
  const usual =
    type === "file" && disk.type !== "block" && own !== undefined ? `${own}.${suffix}` : undefined;
  const path = (type === "file" ? place.file : place.dev) ?? usual;
  if (path === undefined) throw impossible(`disk '${target}': it is not said where its backup is to be`);
  if (asked.backupmode === "incremental" && (asked.incremental ?? incremental) === undefined)
    throw malformed(`disk '${target}': an incremental backup names the checkpoint since which it is`);
  return {
    disk,
    type,
    path,
    format,
    since: asked.backupmode === "full" ? undefined : (asked.incremental ?? incremental),
    exportName: asked.exportname ?? target,
    exportBitmap: asked.exportbitmap ?? `backup-${target}`,
  };
}

/** Throws INVALID_ARG where a file is an image of the guest or stands twice, CONFIG_UNSUPPORTED for two exports of one name. */
function assertApart(shares: readonly Share[], disks: readonly Disk[], isPull: boolean): void {
  const taken = new Set(disks.flatMap((disk) => [disk, ...imagesUnder(disk)].map(sourcePath)));
  const exports = new Set<string>();
  for (const { path, disk, exportName } of shares) {
    if (taken.has(path))
      throw invalidArgument(
        what,
        `'${path}' for disk '${disk.target.dev}' is an image of the domain, or another disk's backup`,
      );
    taken.add(path);
    if (isPull && exports.has(exportName)) throw impossible(`two disks are exported as '${exportName}'`);
    exports.add(exportName);
  }
}

function completed(
  asked: AnyBackup,
  mode: string,
  server: BackupServer | undefined,
  shares: readonly Share[],
  disks: readonly Disk[],
): DomainBackup {
  const disk = disks.map(({ target: { dev } }) => {
    const share = shares.find((one) => one.disk.target.dev === dev);
    if (share === undefined) return { name: dev, backup: "no" };
    const { type, path, format, since, exportName, exportBitmap } = share;
    const place = type === "block" ? { dev: path } : { file: path };
    return {
      name: dev,
      backup: "yes",
      type,
      backupmode: since === undefined ? "full" : "incremental",
      ...(since !== undefined && { incremental: since }),
      ...(server !== undefined && { exportname: exportName }),
      ...(server !== undefined && since !== undefined && { exportbitmap: exportBitmap }),
      driver: { type: format },
      ...(server === undefined ? { target: place } : { scratch: place }),
    };
  });
  const { incremental } = asked;
  return {
    mode,
    ...(incremental !== undefined && { incremental }),
    ...(server && { server }),
    disks: { disk },
  } as DomainBackup;
}

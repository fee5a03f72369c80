import { type DomainOperations, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import {
  DomainBackupBeginFlags,
  DomainBlockJobType,
  DomainEventBlockJobStatus,
  DomainJobType,
} from "@libvirt-ts/driver/flags";
import type { Disk } from "@libvirt-ts/xml/domain";
import { type DomainBackup, formatDomainBackup, parseDomainBackup } from "@libvirt-ts/xml/domain-backup";
import { secondsOf } from "../../clock.js";
import { plain, readDocument } from "../../document.js";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import type { Backup } from "../../state/backup.js";
import { blockInfo, volumeAt, volumeOf } from "../../state/block-info.js";
import type { BlockJob } from "../../state/block-job.js";
import type { BlockJobs } from "../../state/block-jobs.js";
import { pathOf } from "../../state/chain.js";
import { disksOf, isWritable } from "../../state/disks.js";
import { refOf, type TestDomain } from "../../state/domain.js";
import { backupStats } from "../../state/job.js";
import type { TestNode } from "../../state/node.js";
import type { TestVolume } from "../../state/storage.js";
import { createCheckpoint } from "./checkpoints.js";

type BackupOperations = Required<Pick<DomainOperations, "domainBackupBegin" | "domainBackupGetXMLDesc">>;

const what = "backup XML";
const { COMPLETED } = DomainEventBlockJobStatus;

/** A backup of either mode. */
interface AnyBackup {
  readonly mode?: string;
  readonly incremental?: string;
  readonly disks?: { readonly disk?: readonly Asked[] };
}

/** A disk that is backed up, and where to. */
interface Share {
  readonly disk: Disk;
  /** The file that is written: the backup, or meanwhile what the guest overwrites. */
  readonly file: string;
  readonly format: string;
  readonly asked: Asked | undefined;
}

/** What a document says of a disk, of either mode. */
type Asked = {
  readonly name: string;
  readonly type?: string;
  readonly incremental?: string;
  readonly backupmode?: string;
  readonly exportname?: string;
  readonly backup?: string;
  readonly target?: { readonly file?: string; readonly dev?: string };
  readonly scratch?: { readonly file?: string; readonly dev?: string };
  readonly driver?: { readonly type: string };
};

/** Backups, which are pushed to files by the clock, or offered until they are ended. */
export function backupOperations(
  node: TestNode,
  jobs: BlockJobs,
  warn: (warning: LibvirtError) => void,
): BackupOperations {
  /** Whether the contents of a disk have a volume to go to: then they do. */
  function destinationOf({ disk, file }: Share, flags: number): TestVolume | undefined {
    const volume = volumeAt(node, file);
    if (volume === undefined) return undefined;
    if (!(flags & DomainBackupBeginFlags.REUSE_EXTERNAL)) {
      throw testError(ErrorNumber.OPERATION_FAILED, what, `there is a volume '${file}' already`);
    }
    const { capacity } = blockInfo(node, disk);
    if (volume.bytes.capacity >= capacity) return volume;
    throw invalidArgument(what, `'${file}' has ${volume.bytes.capacity} bytes, the disk ${capacity}`);
  }

  /** Once no job of a backup is left: how it ended is kept and told. */
  function conclude(domain: TestDomain, backup: Backup, statuses: readonly number[]): void {
    const isWhole = backup.isPull || statuses.every((status) => status === COMPLETED);
    const params = { ...backupStats(backup, node.clock), success: isWhole };
    domain.guest!.backup = undefined;
    domain.completedJob = { type: isWhole ? DomainJobType.COMPLETED : DomainJobType.CANCELLED, params };
    node.tell({ event: "job-completed", params }, domain);
  }

  return {
    async domainBackupBegin(ref, xml, checkpointXML, flags) {
      const read = readDocument(what, () => parseDomainBackup(xml), warn).domainBackup;
      const document = plain(read) as AnyBackup;
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      jobs.settle(domain);
      if (guest.backup !== undefined) throw wrongState(refOf(domain), "a backup of it is under way already");
      const isPull = document.mode === "pull";
      if (!isPull && document.mode !== "push") {
        throw testError(ErrorNumber.XML_ERROR, what, `'${document.mode}' is neither push nor pull`);
      }
      for (const name of incrementsOf(document)) domain.checkpoints.get(name);
      const shares = sharesOf(document, disksOf(guest.description), `${secondsOf(node.clock)}`);
      const paths = new Set(disksOf(guest.description).map(pathOf));
      for (const share of shares) {
        jobs.assertFree(domain, share.disk.target.dev);
        if (!paths.has(share.file)) continue;
        throw invalidArgument(what, `'${share.file}' is a disk of the domain itself`);
      }
      const parts = shares.map((share) => ({
        share,
        size: blockInfo(node, share.disk).allocation,
        destination: isPull ? undefined : destinationOf(share, flags),
      }));
      if (checkpointXML !== undefined) createCheckpoint(node, domain, checkpointXML, 0, warn);

      const statuses: number[] = [];
      const begun: BlockJob[] = [];
      const backup: Backup = {
        document: completed(document, shares, disksOf(guest.description)),
        isPull,
        since: node.clock.now(),
        jobs: begun,
      };
      guest.backup = backup;
      for (const { share, size, destination } of parts) {
        const { disk } = share;
        const ended = (status: number) => {
          const source = volumeOf(node, disk);
          if (status === COMPLETED && source !== undefined) destination?.bytes.copyFrom(source.bytes);
          if (statuses.push(status) === shares.length) conclude(domain, backup, statuses);
        };
        const { BACKUP } = DomainBlockJobType;
        const place = { target: disk.target.dev, path: pathOf(disk) };
        begun.push(
          jobs.begin(domain, { type: BACKUP, stays: isPull, isReady: isPull, ...place, ended }, size, 0n),
        );
      }
    },

    async domainBackupGetXMLDesc(ref) {
      const domain = node.find(ref);
      const guest = node.guestOf(domain);
      jobs.settle(domain);
      if (guest.backup !== undefined) return formatDomainBackup(guest.backup.document);
      throw testError(
        ErrorNumber.NO_DOMAIN_BACKUP,
        `domain '${domain.name}'`,
        "no backup of it is under way",
      );
    },
  };
}

const askedOf = ({ disks }: AnyBackup): readonly Asked[] => disks?.disk ?? [];

/** The checkpoints since which changes are asked for. */
const incrementsOf = (document: AnyBackup): string[] =>
  [document.incremental, ...askedOf(document).map(({ incremental }) => incremental)].filter(
    (name) => name !== undefined,
  );

/** The disks that are backed up: those that the document names, or all that the guest writes to. */
function sharesOf(document: AnyBackup, disks: readonly Disk[], suffix: string): Share[] {
  const asked = new Map(askedOf(document).map((one) => [one.name, one]));
  for (const name of asked.keys()) {
    if (disks.some(({ target }) => target.dev === name)) continue;
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, what, `the domain has no disk '${name}'`);
  }
  const shares = disks
    .filter((disk) => {
      const one = asked.get(disk.target.dev);
      return document.disks === undefined ? isWritable(disk) : one !== undefined && one.backup !== "no";
    })
    .map((disk): Share => {
      const one = asked.get(disk.target.dev);
      const { file, dev } = one?.target ?? one?.scratch ?? {};
      const usual = `${pathOf(disk)}.${suffix}`;
      return { disk, file: file ?? dev ?? usual, format: one?.driver?.type ?? "qcow2", asked: one };
    });
  if (shares.length > 0) return shares;
  throw testError(ErrorNumber.CONFIG_UNSUPPORTED, what, "there is no disk to back up");
}

/** The document with all that was left to us. */
function completed(document: AnyBackup, shares: readonly Share[], disks: readonly Disk[]): DomainBackup {
  const isPull = document.mode === "pull";
  const disk = disks.map(({ target }) => {
    const share = shares.find((one) => one.disk.target.dev === target.dev);
    if (share === undefined) return { name: target.dev, backup: "no" };
    const { file, format, asked } = share;
    const place =
      asked?.type === "block" ? { type: "block", place: { dev: file } } : { type: "file", place: { file } };
    return {
      name: target.dev,
      backup: "yes",
      type: place.type,
      ...(asked?.backupmode && { backupmode: asked.backupmode }),
      ...(asked?.incremental && { incremental: asked.incremental }),
      ...(isPull && { exportname: asked?.exportname ?? target.dev }),
      driver: { type: format },
      ...(isPull ? { scratch: place.place } : { target: place.place }),
    };
  });
  return { ...document, disks: { disk } } as unknown as DomainBackup;
}

import { ErrorNumber, type Moment } from "@libvirt-ts/driver";
import {
  type DomainSnapshot,
  formatDomainSnapshot,
  parseDomainSnapshot,
} from "@libvirt-ts/xml/domain-snapshot";
import { type Moments, momentStore } from "../moments/store.js";

/** A snapshot, as it is kept. */
export interface Snapshot extends Moment {
  /** The word of its document for what the guest did: `running`, `shutoff`, `disk-snapshot`. */
  readonly state: string;
  /** Whether anything of it lies in files of its own. */
  readonly isExternal: boolean;
  /** Files by which somebody went back to it. */
  readonly reverted?: readonly string[];
  /** Its document with the domain as it was, but without its parent. */
  readonly xml: string;
}

/** What somebody does to a domain's snapshots, for whoever finds it undone. */
export type Unfinished =
  | {
      readonly doing: "create";
      readonly snapshot: Snapshot;
      /** Files that were made for it. */
      readonly files: readonly string[];
      /** Whether the guest runs when it is done. */
      readonly resume: boolean;
    }
  | Removing
  | {
      readonly doing: "revert";
      readonly name: string;
      readonly flags: number;
      /** The images that its disks get, by which the ones that it keeps stay as they are. */
      readonly overlays?: readonly NewTop[];
    };

/** What is being removed. */
export interface Removing {
  readonly doing: "remove";
  /** Those that are left to be removed, in turn. */
  readonly names: readonly string[];
  /** What is merged for the first of them. */
  readonly merges?: readonly Merge[];
  /** Files that nobody needs any more. */
  readonly files?: readonly string[];
}

/** An image that is written down into the one that it lies on. */
export interface Merge {
  /** The disk's target. */
  readonly target: string;
  readonly from: string;
  readonly to: string;
  /** Of the image that it lies on. */
  readonly format: string;
}

/** A new image of a disk. */
export interface NewTop {
  readonly target: string;
  readonly file: string;
}

/** The snapshots of a domain. */
export type Snapshots = Moments<Snapshot, Unfinished>;

export const {
  read: readSnapshots,
  write: writeSnapshots,
  forget: forgetSnapshots,
} = momentStore<Snapshot, Unfinished>("snapshot", ErrorNumber.NO_DOMAIN_SNAPSHOT);

/** A snapshot as it is kept, from its document. */
export function snapshotOf(document: DomainSnapshot, parent: string | undefined): Snapshot {
  const { memory, disks, name = "", state = "shutoff" } = document;
  const isExternal =
    memory?.snapshot === "external" || (disks?.disk ?? []).some(({ snapshot }) => snapshot === "external");
  return { name, parent, state, isExternal, xml: formatDomainSnapshot(document, { secure: true }) };
}

/** What a snapshot's document says, without its parent. */
export function documentOf({ xml }: Snapshot): DomainSnapshot {
  return parseDomainSnapshot(xml).domainSnapshot;
}

/** Whether a snapshot is of a guest with its memory. */
export const hasMemory = ({ state }: Snapshot): boolean => state === "running" || state === "paused";

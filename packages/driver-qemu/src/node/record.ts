import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { DeviceElement } from "@libvirt-ts/xml/device";
import type { Disk } from "@libvirt-ts/xml/domain";
import type { AnyDevice } from "../definition/devices.js";
import { qemuError } from "../errors.js";
import { readText, replaceFile } from "./files.js";
import { isMark, type ProcessMark } from "./processes.js";

/** A save that is under way: what is to be done about it if nobody finishes it. */
export interface SaveJob {
  /** The file that is being written, and what it is to become. */
  readonly temporary: string;
  readonly path: string;
  /** Whether the guest ran before. */
  readonly resume: boolean;
  /** Whether the file is whole: from then on the guest is to end. */
  readonly committed: boolean;
}

/** A guest that has come from another node, and whose source is asked before it runs. */
export interface ArrivalJob {
  /** By what both sides know this move. */
  readonly token: string;
  /** The guest's folder at the source. */
  readonly source: string;
  /** The document to be kept, where the guest is to be defined here. */
  readonly definition?: string;
}

/** A move to another node that is under way. */
export interface DepartureJob {
  readonly token: string;
  /** The root folder of the other node. */
  readonly root: string;
  /** Whether the guest runs, or ran before it was stopped for this. */
  readonly resume: boolean;
  /** Whether the definition goes with it. */
  readonly undefine: boolean;
  /** The guest as it is at the destination. */
  readonly arrival?: { readonly folder: string; readonly process: ProcessMark };
}

/** A start that is all but done. */
export interface BeginningJob {
  /** Whether the guest is to run. */
  readonly resume: boolean;
  /** The managed save that it came from, or that it makes worthless: it is no more once the guest has run. */
  readonly save?: string;
  readonly arrival?: ArrivalJob;
}

/** A command for QEMU's monitor. */
export interface MonitorCommand {
  readonly execute: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A change that is under way, and that is made again if nobody finishes it. */
export interface ChangeJob {
  /** What the guest is then, as a document. */
  readonly xml: string;
  readonly commands: readonly MonitorCommand[];
}

/** A device that comes or goes: the guest says in the end whether it has it. */
export interface PlugJob {
  /** Its name, which is QEMU's id for it. */
  readonly alias: string;
  /** What sort of element it is. */
  readonly element: DeviceElement;
  /** One that comes: it is part of the guest's document as soon as QEMU has it. */
  readonly device?: AnyDevice;
  /** What takes away what the device stood on, once it is not there. */
  readonly cleanup: readonly MonitorCommand[];
  /** The guest has refused to give it up, and who asked was told so; it may do so all the same. */
  readonly isRefused?: boolean;
}

/** A medium that is exchanged. */
export interface MediumJob {
  /** The name of the drive. */
  readonly alias: string;
  /** The disk as it is then. */
  readonly disk: Disk;
  /** The nodes that are in the drive before and then; none for an empty one. */
  readonly before?: string;
  readonly after?: string;
  /** What takes away the nodes of the medium that is not in the drive. */
  readonly dropBefore: readonly MonitorCommand[];
  readonly dropAfter: readonly MonitorCommand[];
}

/** What somebody wants of a job that goes on until he does: that the guest goes over to the other image, or stays. */
export type BlockJobGoal = "pivot" | "cancel";

/** A job on a guest's disk: QEMU says how far it is, and the guest's document follows. */
export interface BlockJob {
  /** QEMU's name for it. */
  readonly id: string;
  readonly kind: "pull" | "commit" | "active-commit" | "copy" | "backup";
  /** The disk's target. */
  readonly target: string;
  /** One that has only `begun` may be unknown to QEMU still. */
  readonly phase: "begun" | "running";
  /** The disk as it is once the job has ended well. */
  readonly after: Disk;
  /** Numbers of all images that are no more needed once they are not in the disk's chain. */
  readonly numbers: readonly number[];
  /** A file that was made for it, and that is removed again where the job never began. */
  readonly made?: string;
  /** Files that are of no more use once it has ended well. */
  readonly obsolete?: readonly string[];
  readonly goal?: BlockJobGoal;
  /** The disk of the definition as it was, while it is ahead of the guest. */
  readonly definedBefore?: Disk;
}

/** A disk of a backup. */
export interface BackupDisk {
  /** The disk's target. */
  readonly target: string;
  /** QEMU's name for the job on it. */
  readonly job: string;
  /** The block node that is backed up. */
  readonly source: string;
  /** The block nodes of what is written: of its format, and of its bytes. */
  readonly node: string;
  readonly storage: string;
  readonly path: string;
  /** Whether the file was made for this. */
  readonly isMade: boolean;
  /** The bitmap on `source` that says for this backup alone what has changed. */
  readonly bitmap?: string;
  /** How its job has ended. */
  readonly ended?: BackupEnd;
}

/** How far a job has come, in bytes. */
export interface BackupProgress {
  readonly processed: number;
  readonly total: number;
}

/** How the job on a disk of a backup has ended. */
export interface BackupEnd extends BackupProgress {
  readonly how: "well" | "badly" | "given up";
  /** What QEMU said of it. */
  readonly error?: string;
}

/** A backup that is under way: QEMU does it, and whoever comes sees to its end. */
export interface BackupJob {
  readonly id: string;
  /** One that has only `begun` is undone by who finds it so: nobody was told of it. */
  readonly phase: "begun" | "running";
  readonly isPull: boolean;
  /** Its document. */
  readonly xml: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly disks: readonly BackupDisk[];
  /** The name of the checkpoint that was made at the same moment. */
  readonly checkpoint?: string;
  /** Whether somebody has ended it before its end. */
  readonly isGivenUp?: boolean;
}

/** A change of the definition that follows one of the guest: it is made if that was. */
export interface DefiningJob {
  /** The definition as it is then. */
  readonly xml: string;
  /** The guest as it was before. */
  readonly live: string;
  /** Whether the guest was changed. */
  readonly isDone: boolean;
}

/** What is written down of a guest, in its folder, for whoever finds it. Who holds the guest's lock writes it. */
export interface GuestRecord {
  readonly uuid: string;
  readonly name: string;
  /** A guest that is still `starting`, and whose lock nobody holds, was left by somebody who was killed: it never ran. */
  readonly phase: "starting" | "running";
  readonly process?: ProcessMark;
  /** What its devices need besides QEMU, and what ends with it. */
  readonly helpers?: readonly ProcessMark[];
  /** A `DomainShutoffReason`: somebody is ending it, and this is why. */
  readonly ending?: number;
  readonly save?: SaveJob;
  readonly departing?: DepartureJob;
  readonly begun?: BeginningJob;
  readonly change?: ChangeJob;
  readonly plugs?: readonly PlugJob[];
  readonly medium?: MediumJob;
  readonly jobs?: readonly BlockJob[];
  readonly backup?: BackupJob;
  readonly defining?: DefiningJob;
}

/** Why a guest is in its state: `DomainRunningReason` and `DomainPausedReason`. Who causes or sees it writes it. */
export interface Reasons {
  readonly running: number;
  readonly paused: number;
}

export const recordPath = (folder: string): string => join(folder, "guest.json");
const reasonsPath = (folder: string): string => join(folder, "reasons.json");

export async function writeRecord(folder: string, record: GuestRecord): Promise<void> {
  await replaceFile(recordPath(folder), `${JSON.stringify(record)}\n`, false);
}

/** What is written down; undefined where nothing is, or what it is cannot be told. */
export async function readRecord(folder: string): Promise<GuestRecord | undefined> {
  const value = parse(await readText(recordPath(folder)));
  return isRecord(value) ? value : undefined;
}

/** What is written down of a guest that somebody is about to change. Throws INTERNAL_ERROR where it cannot be told. */
export async function recordIn(folder: string): Promise<GuestRecord> {
  const record = await readRecord(folder);
  if (record !== undefined) return record;
  throw qemuError(ErrorNumber.INTERNAL_ERROR, folder, "its record cannot be read");
}

export async function writeReasons(folder: string, reasons: Reasons): Promise<void> {
  await replaceFile(reasonsPath(folder), `${JSON.stringify(reasons)}\n`, false);
}

export async function readReasons(folder: string): Promise<Reasons> {
  const value = parse(await readText(reasonsPath(folder)));
  const { running, paused } = (value ?? {}) as Partial<Reasons>;
  return {
    running: typeof running === "number" ? running : 0,
    paused: typeof paused === "number" ? paused : 0,
  };
}

function isRecord(value: unknown): value is GuestRecord {
  if (typeof value !== "object" || value === null) return false;
  const { uuid, name, phase, process } = value as Partial<GuestRecord>;
  if (typeof uuid !== "string" || typeof name !== "string" || (phase !== "starting" && phase !== "running"))
    return false;
  return process === undefined ? phase === "starting" : isMark(process);
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

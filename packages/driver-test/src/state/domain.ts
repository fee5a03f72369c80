import {
  type DomainInfo,
  type DomainJobStats,
  type DomainRef,
  DomainState,
  type MomentTree,
} from "@libvirt-ts/driver";
import { DomainShutoffReason } from "@libvirt-ts/driver/flags";
import type { Clock } from "../clock.js";
import type { Configuration } from "../configuration.js";
import type { Backup } from "./backup.js";
import type { BlockJob } from "./block-job.js";
import { CpuClock } from "./cpu-clock.js";
import { GuestAgent } from "./guest-agent.js";
import { GuestConsole } from "./guest-console.js";
import { newCheckpoints, newSnapshots, type TestCheckpoint, type TestSnapshot } from "./moments.js";
import { currentMemoryOf, memoryOf, onlineVcpusOf } from "./sizes.js";

/** How much of an image may be allocated before that is told of, once. */
export interface Threshold {
  /** Where the image is. */
  readonly path: string;
  /** Bytes */
  readonly threshold: bigint;
}

/** What a domain is while it is active. */
export interface ActiveGuest {
  readonly id: number;
  /** The running configuration, apart from the definition. */
  description: Configuration;
  state: DomainState;
  /** How it came to its state: a number of the reason enum that belongs to it. */
  reason: number;
  readonly cpuClock: CpuClock;
  readonly console: GuestConsole;
  readonly agent: GuestAgent;
  /** By the target of the disk that each is on. */
  readonly blockJobs: Map<string, BlockJob>;
  /** By the name under which each was set, `vda` or `vda[1]`. */
  readonly thresholds: Map<string, Threshold>;
  backup?: Backup | undefined;
  /** The measurement of how fast the guest dirties its memory that was last started; `since` by the node's clock. */
  dirtyRate?: { readonly since: bigint; readonly seconds: number };
}

/** A guest in a file, or kept by the node until the domain's next start. */
export interface SavedGuest {
  readonly configuration: Configuration;
  /** Whether it stands when it comes back. */
  readonly paused: boolean;
}

/** A domain of the node: persistent when it has a definition, active when it has a guest, at least one of the two. */
export interface TestDomain {
  readonly uuid: string;
  name: string;
  definition?: Configuration | undefined;
  guest?: ActiveGuest | undefined;
  autostart: boolean;
  autostartOnce: boolean;
  /** How it came to be inactive: a `DomainShutoffReason`. */
  shutoffReason: number;
  /** The guest that the next start brings back. */
  managedSave?: SavedGuest | undefined;
  /** How the last job on the whole domain ended, until somebody asks. */
  completedJob?: DomainJobStats | undefined;
  readonly snapshots: MomentTree<TestSnapshot>;
  readonly checkpoints: MomentTree<TestCheckpoint>;
}

export function newDomain(uuid: string, name: string): TestDomain {
  return {
    uuid,
    name,
    autostart: false,
    autostartOnce: false,
    shutoffReason: DomainShutoffReason.UNKNOWN,
    snapshots: newSnapshots(),
    checkpoints: newCheckpoints(),
  };
}

/** A running guest. */
export function newGuest(id: number, description: Configuration, reason: number, clock: Clock): ActiveGuest {
  return {
    id,
    description,
    state: DomainState.RUNNING,
    reason,
    cpuClock: new CpuClock(clock),
    console: new GuestConsole(description.name),
    agent: new GuestAgent(),
    blockJobs: new Map(),
    thresholds: new Map(),
  };
}

/** The configuration that is in force: the guest's, else the definition. */
export function configurationOf(domain: TestDomain): Configuration {
  return (domain.guest?.description ?? domain.definition)!;
}

export function refOf({ uuid, name, guest }: TestDomain): DomainRef {
  return guest === undefined ? { uuid, name } : { uuid, name, id: guest.id };
}

export function infoOf(domain: TestDomain): DomainInfo {
  const configuration = configurationOf(domain);
  return {
    state: domain.guest?.state ?? DomainState.SHUTOFF,
    maxMem: memoryOf(configuration),
    memory: currentMemoryOf(configuration),
    nrVirtCpu: onlineVcpusOf(configuration),
    cpuTime: domain.guest?.cpuClock.time ?? 0n,
  };
}

import type { CallOptions } from "./operations/options.js";
import type { DomainRef } from "./records/domain.js";

/** What is known of a running guest's consoles. */
export interface GuestRuntime {
  /** TCP ports of VNC servers, by domain id; ids without one are left out. */
  vncPorts(ids: readonly number[], options?: CallOptions): Promise<ReadonlyMap<number, number>>;
  /** Pseudo-terminals of guest consoles, by domain id; ids without one are left out. */
  consolePaths(ids: readonly number[], options?: CallOptions): Promise<ReadonlyMap<number, string>>;
}

/** A disk of a running guest, as its backend has it. */
export interface GuestDisk {
  /** `xvda`, `hda` */
  readonly target: string;
  /** The file or device on the host; absent for an empty drive. */
  readonly source?: string;
  /** Whether the source is a device of the host. */
  readonly isBlock: boolean;
  readonly device: "disk" | "cdrom";
  readonly readOnly: boolean;
  /** Whether other guests may write to it, too. */
  readonly shareable: boolean;
}

/** A network card of a running guest, as its backend has it. */
export interface GuestInterface {
  /** Lower-case, colons. */
  readonly mac: string;
  readonly bridge?: string;
  readonly script?: string;
  readonly ip?: string;
  /** The host's side of the cable, where it was given a name. */
  readonly vifname?: string;
}

/** Knows the disks and network cards of running guests. */
export interface GuestDevices {
  devicesOf(
    id: number,
    options?: CallOptions,
  ): Promise<{ readonly disks: readonly GuestDisk[]; readonly interfaces: readonly GuestInterface[] }>;
}

/** Finds network interfaces by their MAC address. */
export interface VifLocator {
  /** The backend's handle of each MAC address (lower-case, colons) that domain `id` has. */
  vifHandles(
    id: number,
    macs: readonly string[],
    options?: CallOptions,
  ): Promise<ReadonlyMap<string, number>>;
}

/** Tells which domains the hypervisor itself knows. */
export interface LiveDomains {
  liveIds(options?: CallOptions): Promise<ReadonlySet<number>>;
  /** Those among them that have crashed and are kept as they were. */
  crashedIds(options?: CallOptions): Promise<ReadonlySet<number>>;
}

/** A guest as the hypervisor has it at one moment. */
export interface LiveGuest extends GuestIdentity {
  readonly kind: "pv" | "hvm" | "pvh";
  /** `dying` and `constructing` ones are on their way out of and into the world. */
  readonly state: "running" | "paused" | "shutdown" | "crashed" | "dying" | "constructing";
  /** How many vcpus it was made with. */
  readonly vcpus: number;
  /** KiB that it has at this moment. */
  readonly memory: number;
}

/** Guests as the hypervisor has them, and what of their life is a hypercall. Orders verify the uuid; NO_DOMAIN if it is gone. */
export interface LiveGuests {
  /** Of all domains, dying ones and Domain-0 too, ascending. */
  ids(): Promise<readonly number[]>;
  /** Ascending by id; more than one only where somebody started it twice. */
  withUuid(uuid: string): Promise<readonly LiveGuest[]>;
  withId(id: number): Promise<LiveGuest | undefined>;
  /** Adds one to Xen's count of pauses, whatever the guest is at. */
  pause(guest: GuestIdentity): Promise<void>;
  /** Takes one from it. */
  unpause(guest: GuestIdentity): Promise<void>;
  /** Limits what the guest may have, KiB; what its toolstack recorded as its maximum stays. */
  limitMemory(guest: GuestIdentity, memory: number): Promise<void>;
}

/** What a toolstack asks of a guest by a write to the store. Each verifies the uuid; NO_DOMAIN if it is gone. */
export interface GuestRequests {
  /** Asks it to go down, or to come back. */
  shutdown(guest: GuestIdentity, word: "poweroff" | "reboot", options?: CallOptions): Promise<void>;
  /** What its memory is to come to, KiB, as it was told last; undefined where nobody told it. */
  memoryTarget(guest: GuestIdentity, options?: CallOptions): Promise<number | undefined>;
  /** Tells its balloon driver what its memory is to come to, KiB; INVALID_ARG above its maximum. */
  setMemoryTarget(guest: GuestIdentity, memory: number, options?: CallOptions): Promise<void>;
  /** How many vcpus it was told to have online, whatever it has made of that; undefined where nobody told it of any. */
  onlineVcpus(guest: GuestIdentity, options?: CallOptions): Promise<number | undefined>;
  /** Brings the first `count` vcpus online and the others offline; INVALID_ARG for more than it was made with. */
  setOnlineVcpus(guest: GuestIdentity, count: number, options?: CallOptions): Promise<void>;
}

/** Names active domains. */
export interface DomainNames {
  /** Ascending as `ids` are; a name is nothing that Xen keeps unique. */
  namesOf(ids: readonly number[], options?: CallOptions): Promise<ReadonlyMap<number, string>>;
}

/** Tells which domains are active. */
export interface ActiveDomains {
  /** The active domains among `names`; of several with one name the newest. */
  findByName(names: readonly string[], options?: CallOptions): Promise<ReadonlyMap<string, DomainRef>>;
}

/** Starts a domain on behalf of a driver that only keeps its configuration. */
export interface DomainStarter {
  /** `xml` is a domain document that carries its uuid. */
  createFrom(xml: string, options?: CallOptions): Promise<DomainRef>;
}

/** Knows in what words the host's toolstack has its configurations. */
export interface ConfigFormat {
  /** xend's configuration format: 1 (Xen up to 3.0.2), 2 (3.0.3), 3 (3.0.4), 4 (3.1 and later). */
  readonly xendFormat: 1 | 2 | 3 | 4;
}

/** A guest beyond doubt: ids come back, and Xen lets two guests run with one uuid. */
export interface GuestIdentity {
  readonly id: number;
  readonly uuid: string;
}

/** A loop device of the host through which a guest's disk was served. */
export interface LoopDevice {
  /** `/dev/loop0` */
  readonly device: string;
  /** The file behind it, as the toolstack wrote it down. */
  readonly file: string;
}

/**
 * Tidies the xenstore up after guests that no toolstack buries. Who destroys one says so first: should it die before
 * all is done, the next one knows what is left to do.
 */
export interface GuestNodes {
  /** Notes that this process destroys a guest. */
  beginRemoval(guest: GuestIdentity, options?: CallOptions): Promise<void>;
  /** Takes the note back: the guest lives on. */
  cancelRemoval(guest: GuestIdentity, options?: CallOptions): Promise<void>;
  /** The guests whose note was written by a process that runs no longer. */
  abandonedRemovals(options?: CallOptions): Promise<readonly GuestIdentity[]>;
  /**
   * Removes the nodes of a destroyed domain, its backends' and the note among them; what others use stays, and what is
   * gone already is no error. Resolves to the process of its device model, which nobody ended, if it had one.
   */
  removeNodes(guest: GuestIdentity, options?: CallOptions): Promise<{ readonly deviceModel?: number }>;
  /** The loop devices behind a guest's disks that no other guest uses, while its nodes are there. */
  loopDevices(guest: GuestIdentity, options?: CallOptions): Promise<readonly LoopDevice[]>;
  /** Whether libxl made a guest, and gave it nothing but a console: no device and no device model, whose end is its work. */
  isBare(guest: GuestIdentity, options?: CallOptions): Promise<boolean>;
}

/** Ends guests whose end is no toolstack's work. Asks `guestNodes`. */
export interface GuestEnds {
  /**
   * Destroys a paravirtual or PVH guest that has nothing but its console, in steps that another process can finish, while
   * the caller keeps others from changing it. False, with nothing done, for any other, for one that has gone, shut down or
   * been given a device before it could be stopped, and where the store takes no note of it.
   */
  destroyBare(guest: GuestIdentity, options?: CallOptions): Promise<boolean>;
}

/** Knows the most memory that domains may have, which is not the hypervisor's limit of the moment. */
export interface MemoryLimits {
  /**
   * KiB, by domain id, as their toolstack recorded it; ids without a record are left out. Fails soon where there is no
   * store (NO_XENSTORE); one that is slow is waited for.
   */
  maxMemories(ids: readonly number[], options?: CallOptions): Promise<ReadonlyMap<number, number>>;
  /** Changes the record of a domain, to `memory` KiB; one without a record is left as it is. */
  recordMaxMemory(guest: GuestIdentity, memory: number, options?: CallOptions): Promise<void>;
}

/** The narrow interfaces that drivers offer each other. A peer's method calls no other one, but such as ask nobody. */
export interface Peers {
  readonly guestRuntime: GuestRuntime;
  readonly guestDevices: GuestDevices;
  readonly vifLocator: VifLocator;
  readonly liveDomains: LiveDomains;
  readonly liveGuests: LiveGuests;
  readonly guestRequests: GuestRequests;
  readonly domainNames: DomainNames;
  readonly activeDomains: ActiveDomains;
  readonly domainStarter: DomainStarter;
  readonly configFormat: ConfigFormat;
  readonly guestNodes: GuestNodes;
  readonly guestEnds: GuestEnds;
  readonly memoryLimits: MemoryLimits;
}

export type PeerName = keyof Peers;

/** Finds peers lazily, so that the order in which drivers open does not matter. */
export interface PeerLookup {
  /** Undefined when no driver of the connection provides it. */
  get<N extends PeerName>(name: N): Peers[N] | undefined;
}

/** A look-up that finds nobody, for a driver that is used alone. */
export const noPeers: PeerLookup = { get: () => undefined };

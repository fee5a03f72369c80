import type { Devices, Domain, Os, Problem } from "@libvirt-ts/xml/domain";
import type { Platform } from "../definition/platform.js";
import { Buses } from "./buses.js";
import type { Options } from "./options.js";
import { ArgvError, type Place, problemAt } from "./problem.js";

/** What stands behind devices, by name: a device takes the one that it names. */
export type Backends = Map<string, Options>;

/** A command line that is being read, and the domain that comes of it. */
export class Reading {
  readonly domain: Domain & { os: Os; devices: Devices };
  readonly buses: Buses;
  readonly blocks: Backends = new Map();
  readonly networks: Backends = new Map();
  readonly characters: Backends = new Map();
  readonly objects: Backends = new Map();
  readonly folders: Backends = new Map();
  readonly sounds: Backends = new Map();
  readonly modules: Backends = new Map();
  /** `-drive` with `if=none`. */
  readonly drives: Backends = new Map();
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** `-nodefaults`: the board gets nothing that is not named. */
  isBare = false;
  /** `-nographic`, `-display none`: nobody looks. */
  isBlind = false;
  /** Some word says what the network is, if there is one. */
  hasNetwork = false;
  /** The board has its USB controller. */
  hasUsb = false;
  /** Which floppy drives are booted from, and when. */
  readonly floppyOrder = new Map<number, number>();
  /** The same of its serial ports. */
  hasSerial = false;
  /** The same of its screen. */
  hasVideo = false;

  constructor(domain: Reading["domain"], board: Platform["board"]) {
    this.domain = domain;
    this.buses = new Buses(board);
  }

  get devices(): Devices {
    return this.domain.devices;
  }

  get board(): Platform["board"] {
    return this.buses.board;
  }

  /** Adds a device behind the others of its kind. */
  add<K extends keyof Devices>(
    kind: K,
    device: Extract<Devices[K], readonly unknown[]>[number] | object,
  ): void {
    this.devices[kind] ??= [] as never;
    const list = this.devices[kind] as object[];
    list.push(device);
  }

  warn(place: Place, message: string): void {
    this.warnings.push(problemAt(place, message));
  }

  /** Reads one word; what is wrong with it is kept, so that all of that is told at once. */
  attempt(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ArgvError)) throw error;
      this.problems.push(...error.problems);
    }
  }

  /** The backend that a device names. */
  backend(kind: Backends, name: string, user: Options): Options {
    const found = kind.get(name);
    if (found === undefined) throw user.refuse(`nothing before is called '${name}'`);
    kind.delete(name);
    return found;
  }
}

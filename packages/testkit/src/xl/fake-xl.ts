/** An `xl` that can be told to fail, wait and lie: a script in a folder of its own, with its guests in a file beside it. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";

/** A guest of the fake's. */
export interface FakeXlGuest {
  readonly id: number;
  readonly name: string;
  readonly uuid: string;
  readonly type: "pv" | "pvh" | "hvm";
  /** KiB */
  readonly maxmem: number;
  /** KiB */
  readonly memory: number;
  /** KiB that it has, when it has not followed `memory` yet. */
  readonly populated?: number;
  readonly vcpus: number;
  readonly online: number;
  readonly paused: boolean;
  readonly crashed?: boolean;
  readonly shutdown?: boolean;
  /** It ignores being asked to shut down. */
  readonly deaf?: boolean;

  readonly kernel?: string;
  readonly cmdline?: string;
  /** Password of its screen. */
  readonly vnc?: string;
  readonly disks: readonly Readonly<Record<string, unknown>>[];
  readonly nics: readonly Readonly<Record<string, unknown>>[];
}

/** One run of the fake. */
export interface FakeXlCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly pid: number;
  readonly umask: number;
  /** `LC_ALL` */
  readonly locale: string;
}

export interface FakeXlFailure {
  readonly status: number;
  readonly output: string;
  /** What it writes to its last argument before. */
  readonly writes?: string;
  /** Its guest is gone all the same. */
  readonly loses?: boolean;
  /** What it failed to attach stays in its record, as libxl's does. */
  readonly keeps?: boolean;
}

/** What the fake does besides what it should, by command. */
export interface FakeXlBehaviour {
  /** Waits until a file is there; the others may not know the command's end before. */
  readonly waits?: Readonly<Record<string, string>>;
  readonly fails?: Readonly<Record<string, FakeXlFailure>>;
  /** Does nothing, says this, and ends with status 0. */
  readonly lies?: Readonly<Record<string, string>>;
  /** Prints S-expressions where JSON is expected. */
  readonly sxp?: boolean;
  /** A key of a configuration that it cannot read; it quotes the line. */
  readonly dislikes?: string;
}

export class FakeXl implements Disposable {
  /** A folder of the fake's own; gone with it. */
  readonly folder = mkdtempSync(join(tmpdir(), "fake-xl-"));
  /** Path of the command. */
  readonly command = join(this.folder, "xl");

  /** The folder of libxl's files of guests: those that the command has made. */
  readonly libxlFiles = join(this.folder, "libxl");

  /** The folder of the logs of those that watch its guests. */
  readonly logFiles = join(this.folder, "log");

  constructor() {
    copyFileSync(join(packageRoot(), "xl/fake-xl.mjs"), this.command);
    chmodSync(this.command, 0o755);
    const host = { id: 0, name: "Domain-0", uuid: "", type: "pv", maxmem: 786_432, memory: 786_432 };
    this.#write("state", {
      nextId: 1,
      freeKiB: 8_388_608,
      domains: [{ ...host, vcpus: 1, online: 1, paused: false, disks: [], nics: [] }],
    });
  }

  /** The guests that run, Domain-0 among them. */
  get guests(): readonly FakeXlGuest[] {
    return this.#state().domains;
  }

  /** Adds a running guest; what is not said is that of a small paravirtual one. */
  add(guest: Partial<FakeXlGuest> & Pick<FakeXlGuest, "name" | "uuid">): FakeXlGuest {
    const state = this.#state();
    const whole: FakeXlGuest = {
      id: state.nextId,
      type: "pv",
      maxmem: 131_072,
      memory: 131_072,
      vcpus: 2,
      online: 2,
      paused: false,
      kernel: "/boot/vmlinuz",
      disks: [],
      nics: [],
      ...guest,
    };
    this.#write("state", {
      ...state,
      nextId: Math.max(state.nextId, whole.id) + 1,
      domains: [...state.domains, whole],
    });
    return whole;
  }

  /** From now on. */
  behave(behaviour: FakeXlBehaviour): void {
    this.#write("behaviour", behaviour);
  }

  /** Every run so far. */
  get calls(): readonly FakeXlCall[] {
    const path = join(this.folder, "calls");
    if (!existsSync(path)) return [];
    return readFileSync(path, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as FakeXlCall);
  }

  /** The runs that changed something, as words. */
  get deeds(): readonly string[] {
    return this.calls
      .filter(({ command }) => command !== "list")
      .map(({ command, args }) => [command, ...args].join(" "));
  }

  /**
   * Changes a guest, between two runs of xl: `work` is given the next free id besides, and undefined ends the guest. False
   * when there is none of that id and uuid.
   */
  change(
    id: number,
    uuid: string,
    work: (guest: FakeXlGuest, nextId: number) => FakeXlGuest | undefined,
  ): boolean {
    const lock = join(this.folder, "lock");
    for (;;) {
      try {
        mkdirSync(lock);
        break;
      } catch {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
    try {
      const state = this.#state();
      const isMeant = (guest: FakeXlGuest) => guest.id === id && guest.uuid === uuid;
      if (!state.domains.some(isMeant)) return false;
      const domains = state.domains.flatMap((guest) =>
        isMeant(guest) ? (work(guest, state.nextId) ?? []) : guest,
      );
      this.#write("state", { ...state, nextId: state.nextId + 1, domains });
      return true;
    } finally {
      rmSync(lock, { recursive: true });
    }
  }

  #state(): { nextId: number; freeKiB: number; domains: FakeXlGuest[] } {
    return JSON.parse(readFileSync(join(this.folder, "state"), "utf8"));
  }

  #write(name: string, value: unknown): void {
    // Others may read it meanwhile.
    const path = join(this.folder, name);
    writeFileSync(`${path}.ours`, JSON.stringify(value));
    renameSync(`${path}.ours`, path);
  }

  [Symbol.dispose](): void {
    // Those that watch guests end when these are gone.
    this.#write("state", { ...this.#state(), domains: [] });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

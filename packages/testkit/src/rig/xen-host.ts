/** A real Xen host for tests: dom0 on the hypervisor, under QEMU, restored from a snapshot in a second. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { AgentRequest, CommandResult } from "./agent.js";
import { artifacts, rigDirectory } from "./artifacts.js";
import { type ArchiveEntry, cpio } from "./cpio.js";
import { hostKind } from "./host-kind.js";
import { takeLock } from "./lock.js";
import { Machine } from "./machine.js";

/** Against hangs only: a busy machine starves an emulated one for minutes. */
const defaultTimeoutMs = 600_000;

/** Milliseconds that a hook which starts a host may take: the first one of a machine builds what the host is made of. */
export const HOST_START_LIMIT = 1_200_000;

const programs = ["apt-cache", "dpkg", "gcc", "ldd", "qemu-system-x86_64", "setpriv", "strip", "xz"];
/** What a whole Debian needs besides; and root. */
const debianPrograms = ["chroot", "debootstrap", "mke2fs", "unshare"];

function runnable(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Why no Xen host can be started here, undefined when one can. With `CI=true` only `LIBVIRT_TS_NO_RIG=reason`
 * counts: there a missing program is a failure, not a reason.
 */
export function xenHostUnavailable(): string | undefined {
  const told = process.env.LIBVIRT_TS_NO_RIG;
  if (told) return told;
  if (process.platform !== "linux" || process.arch !== "x64") return "the Xen host needs Linux on x86_64";
  const isDebian = xenHostIsDebian();
  const missing = [...programs, ...(isDebian ? debianPrograms : [])].filter((program) => !runnable(program));
  if (isDebian && process.getuid?.() !== 0) missing.push("root");
  if (!existsSync("/bin/busybox")) missing.push("busybox-static");
  if (missing.length === 0) return undefined;
  const reason = `the Xen host needs ${missing.join(", ")}`;
  if (process.env.CI === "true") throw new Error(`${reason} (or LIBVIRT_TS_NO_RIG=reason)`);
  return reason;
}

/** Whether the hosts that start here have a whole Debian as dom0, with libvirt in it. */
export function xenHostIsDebian(): boolean {
  return hostKind().suite !== undefined;
}

/** Bytes of a long value that the store of these hosts takes: a message holds 4,096, and oxenstored limits values, dom0's too. */
export function xenHostValueLimit(): number {
  return hostKind().store === "oxenstored" ? 2048 : 4000;
}

/** Bounds of one command. */
export interface RunOptions {
  /** Milliseconds until the command counts as hung; default 600,000. */
  readonly timeoutMs?: number;
}

export class XenHost implements AsyncDisposable {
  /** Xen's version, like `4.17`. */
  readonly xen: string;
  readonly #machine: Machine;
  readonly #release: () => void;

  private constructor(machine: Machine, xen: string, release: () => void) {
    this.#machine = machine;
    this.xen = xen;
    this.#release = release;
  }

  /**
   * Restores a fresh host of the kind that `LIBVIRT_TS_XEN_HOST` names; the first call on a machine builds and boots one,
   * which takes about half a minute. Hosts are hungry: only one runs at a time, and suites in other processes wait for it.
   */
  static async start(): Promise<XenHost> {
    const release = await takeLock(join(rigDirectory(), "lock"));
    try {
      const { files, shape, xen } = await artifacts(hostKind());
      const machine = await Machine.start(files, shape, { restore: true });
      const host = new XenHost(machine, xen, release);
      await host.#request({ verb: "date", seconds: Math.floor(Date.now() / 1000) });
      return host;
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Unpacks files into dom0; paths are relative to its root. */
  async put(entries: Iterable<ArchiveEntry>): Promise<void> {
    const result = await this.#request({ verb: "put", body: Buffer.concat([...cpio(entries)]) });
    if (result.status !== 0) throw new Error(`dom0 cannot unpack: ${result.stderr}`);
  }

  /** Runs a shell script in dom0 as root, in /root; one at a time. */
  exec(script: string, options: RunOptions = {}): Promise<CommandResult> {
    return this.#request({ verb: "exec", body: Buffer.from(script) }, options.timeoutMs);
  }

  /** As `exec`, but a status other than 0 is an error with everything that was said; returns standard output. */
  async run(script: string, options: RunOptions = {}): Promise<string> {
    const { status, stdout, stderr } = await this.exec(script, options);
    if (status !== 0) throw new Error(`status ${status} from ${script}\n${stdout}${stderr}`);
    return stdout;
  }

  /** The last lines of the serial console. */
  consoleTail(): string {
    return this.#machine.consoleTail();
  }

  async #request(request: AgentRequest, timeoutMs = defaultTimeoutMs): Promise<CommandResult> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`dom0 did not answer within ${timeoutMs} ms\n${this.consoleTail()}`)),
        timeoutMs,
      );
    });
    try {
      return await Promise.race([this.#machine.agent.request(request), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#machine[Symbol.asyncDispose]();
    this.#release();
  }
}

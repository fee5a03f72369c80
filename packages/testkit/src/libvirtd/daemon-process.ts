import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { takesConnections } from "../takes-connections.js";
import { LIMIT, within } from "../within.js";

const MAX_LOG = 16 * 1024;

/** libvirtd is in /usr/sbin, which is not in everybody's path. */
export const environment = (more: Readonly<Record<string, string>>) => ({
  PATH: `${process.env.PATH ?? ""}:/usr/sbin:/usr/bin:/sbin:/bin`,
  ...more,
});

/** Process 1 of a PID namespace of its own: when it ends the kernel ends everything, QEMU's processes too. */
const NAMESPACES = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];

/**
 * What process 1 does: it reaps QEMU's orphans at once, for which libvirtd waits when it destroys a guest.
 */
export const REAP = '"$@" & l=$!; trap "kill $l" TERM; while kill -0 $l 2>/dev/null; do wait $l; done';

/**
 * The folder of a whole other system whose libvirtd is run, of another generation: `$LIBVIRT_TS_LIBVIRTD_ROOT`, made by
 * `rig/libvirtd/make-root.sh`. Undefined for this machine's own.
 */
export const otherRoot = (): string | undefined => process.env.LIBVIRT_TS_LIBVIRTD_ROOT || undefined;

/** Makes $1 the root of what follows, with this machine's devices and the folder of all daemons, which is $2. */
const GO_INTO = `set -e; root=$1 shared=$2; shift 2
mount --bind "$root" "$root"
for path in dev sys; do mount --rbind "/$path" "$root/$path"; done
mount -t proc proc "$root/proc"
mkdir -p "$root$shared"; mount --rbind "$shared" "$root$shared"
cd "$root"; pivot_root . mnt; umount -l mnt; cd /
exec "$@"`;

/**
 * Locks of its own: a libvirtd that is killed leaves those of its guests' consoles, with the number of a process that means
 * another one in the namespace of the next.
 */
const OWN_LOCKS = `set -e; mount -t tmpfs -o mode=1777 locks "$(readlink -f /var/lock)"; exec "$@"`;

/** The beginning of a command that runs the rest in namespaces of its own, and there in another system where one is given. */
export function namespaces(...more: readonly string[]): string[] {
  const root = otherRoot();
  const into = root === undefined ? [] : ["sh", "-c", GO_INTO, "into", root, tmpdir()];
  return [...NAMESPACES, ...more, ...into, "sh", "-c", OWN_LOCKS, "locks"];
}

/** Where all daemons of a user keep what they know of QEMU, which takes them seconds to find out. */
export const cacheOf = (user: string): string =>
  join(tmpdir(), `libvirt-ts-qemu-${user}${otherRoot() === undefined ? "" : "-other"}`);

/** What is run, and with which variables. */
export interface Launch {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A libvirtd in a folder of its own, which it leaves when it is disposed of, or when this process dies. */
export abstract class DaemonProcess implements AsyncDisposable {
  /** Short, since sockets lie below it. */
  readonly folder: string = mkdtempSync(join(tmpdir(), "lv-"));
  abstract readonly socketPath: string;
  #child: ChildProcess | undefined;
  #log = "";
  readonly #clean = () => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });

  constructor() {
    // A test file that fails while it is loaded disposes of nothing.
    process.once("exit", this.#clean);
  }

  /** Prepares the folder, and says what to run. */
  protected abstract prepare(): Launch;

  /** A file below its folder that it can read and write. */
  file(name: string, content: string | Uint8Array = ""): string {
    const path = join(this.folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, 0o666);
    return path;
  }

  /** The last of what it printed and logged. */
  get log(): string {
    const file = join(this.folder, "log");
    return (this.#log + (existsSync(file) ? readFileSync(file, "utf8") : "")).slice(-MAX_LOG);
  }

  /** Starts it, also again after {@link kill} on the same folder, and waits until it takes connections. */
  async start(): Promise<void> {
    rmSync(this.socketPath, { force: true });
    chmodSync(this.folder, 0o755);
    const { command, environment: variables } = this.prepare();
    // It ends with whoever has started it, however that ends.
    const child = spawn("setpriv", ["--pdeathsig", "KILL", ...command], {
      cwd: this.folder,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: environment(variables),
    });
    this.#child = child;
    const keep = (text: Buffer) => {
      this.#log = (this.#log + text.toString()).slice(-MAX_LOG);
    };
    child.stdout!.on("data", keep);
    child.stderr!.on("data", keep);
    let failed: Error | undefined;
    child.once("error", (error) => {
      failed = error;
    });
    const end = Date.now() + LIMIT;
    // There for a moment before it is listened at.
    while (!(await takesConnections(this.socketPath))) {
      if (failed) throw failed;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`libvirtd did not start: ${this.log}`);
      if (Date.now() > end) throw new Error(`libvirtd does not listen: ${this.log}`);
      await delay(10);
    }
  }

  /** Its process, as seen from here. */
  get pid(): number {
    const top = this.#child?.pid;
    if (top === undefined) throw new Error("libvirtd is not running");
    let pid = top;
    for (
      let children = childrenOf(pid);
      children.length > 0 && !isLibvirtd(pid);
      children = childrenOf(pid)
    ) {
      pid = children.find(isLibvirtd) ?? children[0]!;
    }
    return pid;
  }

  /** Ends it, and its guests, with no chance to say anything. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await within(gone, "libvirtd ends when it is killed");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.kill();
    } finally {
      process.removeListener("exit", this.#clean);
      this.#clean();
    }
  }
}

/** Starts one; it leaves nothing behind where that fails. */
export async function started<D extends DaemonProcess>(daemon: D): Promise<D> {
  try {
    await daemon.start();
    return daemon;
  } catch (error) {
    await daemon[Symbol.asyncDispose]();
    throw error;
  }
}

function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    return text === "" ? [] : text.split(" ").map(Number);
  } catch {
    return [];
  }
}

function isLibvirtd(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "libvirtd";
  } catch {
    return false;
  }
}

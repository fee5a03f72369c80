/** Starts a real libvirtd in session mode: unprivileged, in a folder of its own, without systemd, D-Bus or KVM. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Who it runs as when we are root: nobody. */
const NOBODY = 65534;
const MAX_LOG = 16 * 1024;

/** How to start one. */
export interface LibvirtdOptions {
  /** Lines of libvirtd.conf; with some, it also gets `--listen`. */
  readonly config?: readonly string[];
  /** Variables for it alone, `SASL_CONF_PATH` for instance. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Why no libvirtd can be started here; undefined when one can. With `CI=true` it must be there, unless
 * `LIBVIRT_TS_NO_LIBVIRTD=reason` says why not.
 */
export function libvirtdUnavailable(): string | undefined {
  const told = process.env.LIBVIRT_TS_NO_LIBVIRTD;
  const reason = told || missing();
  if (reason && process.env.CI === "true" && !told) {
    throw new Error(`libvirtd cannot run: ${reason} (or LIBVIRT_TS_NO_LIBVIRTD=reason)`);
  }
  return reason || undefined;
}

function missing(): string | undefined {
  if (process.platform !== "linux") return "needs Linux";
  try {
    execFileSync("libvirtd", ["--version"], { stdio: "ignore", env: environment({}) });
  } catch {
    return "no libvirtd (Debian: libvirt-daemon, libvirt-daemon-driver-qemu)";
  }
  return undefined;
}

/** libvirtd is in /usr/sbin, which is not in everybody's path. */
const environment = (more: Readonly<Record<string, string>>) => ({
  PATH: `${process.env.PATH ?? ""}:/usr/sbin:/usr/bin:/sbin:/bin`,
  ...more,
});

/**
 * Process 1 of a PID namespace: it reaps QEMU's orphans at once, for which libvirtd waits when it destroys a guest, and when
 * it ends the kernel ends everything.
 */
const INIT = '"$@" & l=$!; trap "kill $l" TERM; while kill -0 $l 2>/dev/null; do wait $l; done';

/** A running libvirtd, its folder and its socket. */
export class Libvirtd implements AsyncDisposable {
  /** Short, since sockets lie below it. */
  readonly folder: string;
  readonly socketPath: string;
  #child: ChildProcess | undefined;
  #log = "";

  private constructor(readonly options: LibvirtdOptions) {
    this.folder = mkdtempSync(join(tmpdir(), "lv-"));
    this.socketPath = join(this.folder, "run/libvirt/libvirt-sock");
  }

  /** Starts one and waits until it takes connections. */
  static async start(options: LibvirtdOptions = {}): Promise<Libvirtd> {
    const daemon = new Libvirtd(options);
    try {
      await daemon.start();
      return daemon;
    } catch (error) {
      await daemon[Symbol.asyncDispose]();
      throw error;
    }
  }

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

  /** Starts it again after {@link kill}, on the same folder. */
  async start(): Promise<void> {
    const { folder } = this;
    const isRoot = process.getuid?.() === 0;
    rmSync(this.socketPath, { force: true });
    const cache = join(tmpdir(), `libvirt-ts-qemu-${isRoot ? NOBODY : process.getuid?.()}`);
    chmodSync(folder, 0o755);
    for (const name of ["run", "cfg", "data", "home"])
      mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    mkdirSync(cache, { recursive: true });
    if (isRoot)
      for (const path of [folder, cache, ...["run", "cfg", "data", "home"].map((name) => join(folder, name))])
        lchownSync(path, NOBODY, NOBODY);
    const { config = [] } = this.options;
    const args = ["--pid-file", join(folder, "libvirtd.pid")];
    if (config.length > 0) args.push("--listen", "-f", this.file("libvirtd.conf", `${config.join("\n")}\n`));
    const command = ["libvirtd", ...args];
    const whole = isRoot
      ? [
          "unshare",
          "--mount",
          "--pid",
          "--fork",
          "--kill-child",
          "--mount-proc",
          "sh",
          "-c",
          INIT,
          "session",
          "setpriv",
          `--reuid=${NOBODY}`,
          `--regid=${NOBODY}`,
          "--clear-groups",
          ...command,
        ]
      : command;
    const child = spawn(whole[0]!, whole.slice(1), {
      cwd: folder,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: environment({
        HOME: join(folder, "home"),
        XDG_RUNTIME_DIR: join(folder, "run"),
        XDG_CONFIG_HOME: join(folder, "cfg"),
        XDG_CACHE_HOME: cache,
        XDG_DATA_HOME: join(folder, "data"),
        LIBVIRT_LOG_OUTPUTS: `3:file:${join(folder, "log")}`,
        ...this.options.environment,
      }),
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
    while (!existsSync(this.socketPath)) {
      if (failed) throw failed;
      if (child.exitCode !== null) throw new Error(`libvirtd did not start: ${this.log}`);
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
      pid = children[0]!;
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
    await gone;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
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

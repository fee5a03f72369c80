/** Starts the real xenstore daemons of Xen, without Xen. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { takesConnections } from "../takes-connections.js";
import { compileWithXen, findXenTools, nativeFile, type XenTools, xenEnvironment } from "./tools.js";

const run = promisify(execFile);

/**
 * `c` is xenstored, `ocaml` is oxenstored, both with a preloaded library that stands in for the hypervisor;
 * `ocaml-unmodified` is oxenstored without it, which knows no domains but Domain-0.
 */
export type XenstoredKind = "c" | "ocaml" | "ocaml-unmodified";

/** What the hypervisor would say of a domain. */
export type ShimDomainState = "running" | "shutdown" | "crashed" | "dying";

export interface XenstoredOptions {
  /** Lines for oxenstored's configuration, `test-eagain = true` for instance. */
  readonly config?: readonly string[];
}

const KINDS: readonly XenstoredKind[] = ["c", "ocaml", "ocaml-unmodified"];

/** The port on which the hypervisor tells of domains that died. */
const VIRQ_PORT = Buffer.from([1, 0, 0, 0]);

const MAX_LOG = 16 * 1024;

/**
 * The daemons that can be started here; the others are named with the reason on the console. With `CI=true` the two
 * that need no rights must be there, unless `LIBVIRT_TS_NO_XENSTORED=reason` says why they cannot.
 */
export async function availableXenstoreds(): Promise<XenstoredKind[]> {
  const told = process.env.LIBVIRT_TS_NO_XENSTORED;
  const kinds: XenstoredKind[] = [];
  for (const kind of KINDS) {
    const reason = told || (await unavailable(kind));
    if (!reason) {
      kinds.push(kind);
      continue;
    }
    if (process.env.CI === "true" && !told && kind !== "ocaml-unmodified") {
      throw new Error(`xenstored (${kind}) cannot run: ${reason} (or LIBVIRT_TS_NO_XENSTORED=reason)`);
    }
    console.warn(`skipped: tests with xenstored (${kind}): ${reason}`);
  }
  return kinds;
}

async function unavailable(kind: XenstoredKind): Promise<string | undefined> {
  if (process.platform !== "linux") return "needs Linux";
  try {
    await findXenTools();
    if (kind !== "ocaml-unmodified") await compileWithXen(nativeFile("xenstored-shim.c"), { shared: true });
    else
      await run("unshare", [
        ...(process.getuid?.() === 0 ? [] : ["--map-root-user"]),
        "--mount",
        "perl",
        "-e1",
      ]);
    return undefined;
  } catch (error) {
    return (error as Error).message.trim().split("\n").slice(0, 3).join(" ");
  }
}

/** A running daemon with a directory, a socket and a store of its own. */
export class Xenstored implements AsyncDisposable {
  readonly socketPath: string;
  #child: ChildProcess | undefined;
  #log = "";

  private constructor(
    readonly kind: XenstoredKind,
    readonly tools: XenTools,
    readonly directory: string,
    readonly options: XenstoredOptions,
  ) {
    this.socketPath = join(directory, "socket");
  }

  /** Starts a daemon with an empty store and waits until it takes connections. */
  static async start(kind: XenstoredKind, options: XenstoredOptions = {}): Promise<Xenstored> {
    const tools = await findXenTools();
    const directory = mkdtempSync(join(tmpdir(), "xenstored-"));
    const daemon = new Xenstored(kind, tools, directory, options);
    try {
      await run("mkfifo", [join(directory, "events")]);
      await daemon.start();
      return daemon;
    } catch (error) {
      await daemon[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Whether domains can be introduced, and made to die. */
  get hasDomains(): boolean {
    return this.kind !== "ocaml-unmodified";
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** The last of what it printed. */
  get log(): string {
    return this.#log;
  }

  /** Starts it again after {@link kill}, with an empty store at the same socket. */
  async start(): Promise<void> {
    rmSync(this.socketPath, { force: true });
    const child = await this.#spawn();
    this.#child = child;
    const note = (text: string) => {
      this.#log = (this.#log + text).slice(-MAX_LOG);
    };
    child.stdout?.setEncoding("utf8").on("data", note);
    child.stderr?.setEncoding("utf8").on("data", note);
    child.on("error", (error) => note(String(error)));
    child.unref();
    await this.#ready(child);
  }

  async #spawn(): Promise<ChildProcess> {
    const { directory, tools } = this;
    const env = { ...xenEnvironment(tools), XENSTORED_RUNDIR: directory, XENSTORED_SHIM_DIR: directory };
    const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
    if (this.kind === "ocaml-unmodified") {
      const script = nativeFile("oxenstored-unmodified.sh");
      return spawn("sh", [script, directory, join(tools.daemons, "oxenstored")], { env, stdio });
    }
    const shim = await compileWithXen(nativeFile("xenstored-shim.c"), { shared: true });
    const preloaded = { env: { ...env, LD_PRELOAD: shim }, stdio };
    writeFileSync(join(directory, "port"), "2");
    writeFileSync(join(directory, "ring-0"), Buffer.alloc(4096));
    if (this.kind === "c") return spawn(join(tools.daemons, "xenstored"), ["--no-fork"], preloaded);
    const config = join(directory, "oxenstored.conf");
    const lines = [
      `pid-file = ${directory}/oxenstored.pid`,
      `xenstored-log-file = ${directory}/oxenstored.log`,
      `xenstored-kva = ${directory}/ring-0`,
      `xenstored-port = ${directory}/port`,
      ...(this.options.config ?? []),
    ];
    writeFileSync(config, `${lines.join("\n")}\n`);
    const args = ["--no-fork", "--no-access-log", "--config-file", config];
    return spawn(join(tools.daemons, "oxenstored"), args, preloaded);
  }

  async #ready(child: ChildProcess): Promise<void> {
    const giveUp = Date.now() + 10_000;
    while (!(await takesConnections(this.socketPath))) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(
          `xenstored (${this.kind}) ended with ${child.exitCode ?? child.signalCode}: ${this.#log}`,
        );
      }
      if (Date.now() > giveUp) throw new Error(`xenstored (${this.kind}) does not listen: ${this.#log}`);
      await delay(5);
    }
  }

  /** Ends it, by default without a chance to say good-bye. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await exited;
  }

  /** Makes it stall, with its connections open. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  /** Ends a {@link pause}. */
  unpause(): void {
    this.#child?.kill("SIGCONT");
  }

  /** Makes the hypervisor know a domain in that state, or no longer, and tell the daemon if one died. */
  async setDomain(domid: number, state: ShimDomainState | "gone"): Promise<void> {
    if (!this.hasDomains) throw new Error(`xenstored (${this.kind}) has no domains`);
    const file = join(this.directory, `domain-${domid}`);
    if (state === "gone") rmSync(file, { force: true });
    else await writeFile(file, state === "running" ? "" : state);
    if (state !== "running") await writeFile(join(this.directory, "events"), VIRQ_PORT);
  }

  /** Runs one of the C tools on it: `tool("read", "/local/domain/0/name")` is xenstore-read. */
  async tool(name: string, ...args: string[]): Promise<string> {
    const program = join(this.tools.commands, `xenstore-${name}`);
    const { stdout } = await run(program, args, {
      env: xenEnvironment(this.tools, this.socketPath),
      encoding: "latin1",
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.unpause();
    await this.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

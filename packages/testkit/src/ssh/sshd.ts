import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { within } from "../within.js";

const SSHD = "/usr/sbin/sshd";

/** Why no sshd can be started here; undefined where one can. */
export function sshdUnavailable(): string | undefined {
  if (process.platform !== "linux") return "needs Linux";
  return existsSync(SSHD) ? undefined : "no sshd (Debian: openssh-server)";
}

/** A real sshd on a port of the loopback, with keys and a configuration of its own: it takes one key for our own user. */
export class Sshd implements AsyncDisposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), "sshd-"));
  /** The private key that is taken. */
  readonly key: string = this.#generate("key");
  /** One that is not. */
  readonly strangersKey: string = this.#generate("stranger");
  /** Knows the host by its key. */
  readonly knownHosts: string = join(this.folder, "known_hosts");
  /** Knows it by another one. */
  readonly wrongHosts: string = join(this.folder, "wrong_hosts");
  readonly user: string = userInfo().username;
  #child: ChildProcess | undefined;

  private constructor(readonly port: number) {}

  /** Starts one, in the file system and under the host's name of another process where that is given. */
  static async start(target?: number): Promise<Sshd> {
    const sshd = new Sshd(await freePort());
    try {
      await sshd.#start(target);
      return sshd;
    } catch (error) {
      await sshd[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The part of a URI between `//` and the path. */
  get authority(): string {
    return `${this.user}@127.0.0.1:${this.port}`;
  }

  async #start(target: number | undefined): Promise<void> {
    const { folder, port } = this;
    const host = this.#generate("host");
    const entry = (key: string) =>
      `[127.0.0.1]:${port} ${readFileSync(`${key}.pub`, "utf8").split(" ").slice(0, 2).join(" ")}\n`;
    writeFileSync(this.knownHosts, entry(host));
    writeFileSync(this.wrongHosts, entry(this.strangersKey));
    writeFileSync(join(folder, "authorized"), readFileSync(`${this.key}.pub`));
    const config = [
      ...[`Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${host}`, "PidFile none"],
      ...[`AuthorizedKeysFile ${join(folder, "authorized")}`, "StrictModes no", "UsePAM no"],
      ...["PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin yes", ""],
    ];
    writeFileSync(join(folder, "config"), config.join("\n"));
    // Where it puts those away who have not said yet who they are.
    if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
    const enter = target === undefined ? [] : ["nsenter", "-t", String(target), "-m", "-u"];
    const command = [
      "setpriv",
      "--pdeathsig",
      "KILL",
      ...enter,
      SSHD,
      "-D",
      "-e",
      "-f",
      join(folder, "config"),
    ];
    const child = spawn(command[0]!, command.slice(1), { stdio: ["ignore", "ignore", "pipe"] });
    this.#child = child;
    let said = "";
    const listens = new Promise<void>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`sshd did not start: ${said}`)));
      child.stderr!.setEncoding("utf8").on("data", (text: string) => {
        said = (said + text).slice(-4096);
        if (said.includes("Server listening")) resolve();
      });
    });
    await within(listens, "sshd listens", () => said);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await within(gone, "sshd ends", undefined, 5000).catch(() => child.kill("SIGKILL"));
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #generate(name: string): string {
    const path = join(this.folder, name);
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
    chmodSync(path, 0o600);
    return path;
  }
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return (address as { port: number }).port;
}

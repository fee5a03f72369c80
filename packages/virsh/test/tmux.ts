import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
/** Whether there is a program to run. */
export const built = existsSync(fileURLToPath(new URL("../dist/main.cjs", import.meta.url)));

/** Why there can be no terminal tests here; undefined when there can. */
export function whyNoTerminal(): string | undefined {
  if (!built) return "virsh is not built: run its build script";
  if (spawnSync("tmux", ["-V"]).error !== undefined) return "tmux is not installed";
  return undefined;
}

/** Runs $1 and leaves its process and its status in the folder $0; tmux 3.3 forgets a status that comes after the terminal's end. */
const RUN =
  'trap : INT QUIT; sh -c \'echo $$ >"$0/pid"; exec sh -c "$1"\' "$0" "$1"; echo $? >"$0/new"; mv "$0/new" "$0/status"';

/** Milliseconds that a program may take to show something, against hangs only: a busy machine is slow. */
const PATIENCE = 120_000;

let sessions = 0;

/** A program on a real pseudo terminal. */
export class Terminal {
  readonly #socket: string;
  readonly #folder: string = mkdtempSync(join(tmpdir(), "virsh-terminal-"));

  /** Runs a shell command on a terminal of the size given. The screen stays when the command has ended. */
  constructor(command: string, { width = 100, height = 30 } = {}) {
    sessions++;
    this.#socket = `virsh-test-${process.pid}-${sessions}`;
    const options = [
      "set-option",
      "-g",
      "history-limit",
      "50000",
      ";",
      "set-option",
      "-g",
      "remain-on-exit",
      "on",
      ";",
    ];
    const session = ["new-session", "-d", "-x", String(width), "-y", String(height)];
    session.push("sh", "-c", RUN, this.#folder, command);
    this.#tmux("-f", "/dev/null", "start-server", ";", ...options, ...session);
  }

  /** Types keys by tmux's names: `Enter`, `Tab`, `C-c`, or literal text. */
  keys(...keys: string[]): void {
    this.#tmux("send-keys", ...keys);
  }

  type(text: string): void {
    this.#tmux("send-keys", "-l", text);
  }

  /** Types a line and Enter. */
  line(text: string): void {
    if (text !== "") this.type(text);
    this.keys("Enter");
  }

  /** Pastes a text as the terminal would, bracketed only if the program asked for it. */
  paste(text: string): void {
    execFileSync("tmux", ["-L", this.#socket, "load-buffer", "-"], { input: text });
    this.#tmux("paste-buffer", "-p", "-r");
  }

  resize(width: number, height: number): void {
    this.#tmux("resize-window", "-x", String(width), "-y", String(height));
  }

  /** What has been on the screen, without blanks at the ends of lines; lines joined where the terminal had to break them. */
  screen(): string {
    return this.#tmux("capture-pane", "-p", "-J", "-S", "-").replace(/ +$/gm, "").trimEnd();
  }

  /** The screen once it satisfies `test`. */
  async until(test: RegExp): Promise<string> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const screen = this.screen();
      if (test.test(screen)) return screen;
      if (Date.now() > deadline) throw new Error(`no ${test} on the screen:\n${screen.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  /** The program's process, once there is something on the screen. */
  get pid(): number {
    return Number(readFileSync(join(this.#folder, "pid"), "utf8"));
  }

  /** The status of the program once it has ended. */
  async ended(): Promise<number> {
    const status = join(this.#folder, "status");
    const deadline = Date.now() + PATIENCE;
    while (!existsSync(status)) {
      if (Date.now() > deadline) throw new Error(`it has not ended:\n${this.screen().slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    return Number(readFileSync(status, "utf8"));
  }

  [Symbol.dispose](): void {
    spawnSync("tmux", ["-L", this.#socket, "kill-server"]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #tmux(...args: string[]): string {
    return execFileSync("tmux", ["-L", this.#socket, ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
  }
}

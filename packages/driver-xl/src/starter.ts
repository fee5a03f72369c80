import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ErrorNumber } from "@libvirt-ts/driver";
import { notStarted, xlError } from "./errors.js";

/** The files of a run of xl, and its command. */
export interface Start {
  /** Where xl's process and the status that it ends with are noted. */
  readonly process: string;
  readonly status: string;
  /** A file that is emptied when xl has ended, if it is there: it goes with its folder, and no program need be started. */
  readonly config: string;
  /** What xl prints. */
  readonly output: string;
  /** What xl writes, and what that is called once xl has succeeded. */
  readonly draft?: { readonly from: string; readonly to: string };
  readonly command: readonly string[];
}

/**
 * Reads what to start, and starts it. A word comes as the number of its lines, then these, so that nothing of it is ever read
 * as a command.
 *
 * A keeper stays with each xl to note its process and its status, so that both are known even after our death, and to give a
 * file that xl has written its own name; who waits for the keeper tells what became of it. A saved guest's memory is nobody
 * else's business: umask 077.
 */
const script = `umask 077
keep() {
  process=$1 status=$2 config=$3 output=$4 from=$5 to=$6
  shift 6
  "$@" </dev/null >"$output" 2>&1 &
  read -r line </proc/$!/stat && printf '%s\\n' "$line" >"$process"
  wait $!
  result=$?
  [ ! -e "$config" ] || : >"$config"
  if [ $result = 0 ] && [ -n "$from" ]; then
    if [ -d "$to" ]; then echo "mv: $to: it is a folder"; else mv -f -- "$from" "$to"; fi >>"$output" 2>&1
  fi
  echo $result >"$status"
  return $result
}
while IFS= read -r number && IFS= read -r count; do
  set --
  while [ $# -lt "$count" ]; do
    IFS= read -r lines && IFS= read -r word || exit
    while [ "$lines" -gt 1 ]; do
      IFS= read -r line || exit
      word="$word
$line"
      lines=$((lines - 1))
    done
    set -- "$@" "$word"
  done
  { (keep "$@" >/dev/null); echo "$number $?"; } </dev/null &
done`;

/**
 * A shell in a session of its own that starts xl for us. To fork it takes a few milliseconds; to fork Node itself, with all its
 * memory, takes about as long as xl in a dom0 whose page tables are Xen's. It ends with us, and what it started goes on.
 */
export class Starter {
  #shell: Shell | undefined;

  /** Starts a command; what its keeper ends with, which is the command's own status. Nothing of this keeps Node alive. */
  start({ process, status, config, output, draft, command }: Start): Promise<number> {
    if (this.#shell?.isOver !== false) this.#shell = new Shell();
    return this.#shell.start([
      ...[process, status, config, output, draft?.from ?? "", draft?.to ?? ""],
      ...command,
    ]);
  }

  /** Lets the shell end; what it started goes on, and is still told of. */
  close(): void {
    this.#shell?.end();
    this.#shell = undefined;
  }
}

interface Waiting {
  resolve(status: number): void;
  reject(error: Error): void;
}

class Shell {
  readonly #waiting = new Map<number, Waiting>();
  readonly #child: ChildProcess;
  #count = 0;
  #isOver = false;

  constructor() {
    const child: ChildProcess = spawn("/bin/sh", ["-c", script], {
      detached: true,
      stdio: ["pipe", "pipe", "ignore"],
      cwd: "/",
      env: { ...process.env, LC_ALL: "C" },
    });
    this.#child = child;
    const lose = (error: Error) => this.#lose(error);
    child.once("error", (cause) =>
      lose(notStarted(ErrorNumber.SYSTEM_ERROR, "/bin/sh", cause.message, cause)),
    );
    child.once("exit", (_status, signal) => signal !== null && lose(unknown(`was killed by ${signal}`)));
    // Its own end is told above; what is lost with it, too.
    child.stdin?.on("error", () => {});
    const { stdin, stdout } = child as { stdin: Pipe | null; stdout: Pipe | null };
    for (const each of [child, stdin, stdout]) each?.unref();
    if (stdout === null) return;
    const lines = createInterface({ input: stdout });
    lines.on("line", (line) => {
      const [number, status] = line.split(" ").map(Number);
      this.#waiting.get(number!)?.resolve(status!);
      this.#waiting.delete(number!);
    });
    lines.once("close", () => lose(unknown("is gone")));
  }

  /** Whether it starts nothing any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  start(words: readonly string[]): Promise<number> {
    const number = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#child.stdin?.write([number, words.length, ...words.flatMap(counted), ""].join("\n"));
    });
  }

  end(): void {
    this.#child.stdin?.end();
  }

  #lose(error: Error): void {
    this.#isOver = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Streams of a child are sockets. */
type Pipe = NodeJS.ReadableStream & { unref(): void };

/** A word as the shell reads it: the number of its lines, and these. */
const counted = (word: string) => [word.split("\n").length, word];

const unknown = (what: string) =>
  xlError(ErrorNumber.OPERATION_FAILED, "xl", `the shell that starts it ${what}; outcome unknown`);

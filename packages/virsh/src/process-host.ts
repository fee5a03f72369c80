import { fstatSync, openSync, type Stats, statSync } from "node:fs";
import { basename } from "node:path";
import { isatty } from "node:tty";
import { Failure } from "./cli/failure.js";
import type { Host, TextSink } from "./cli/host.js";
import { loadCatalog } from "./i18n/locale.js";
import { msg } from "./i18n/message.js";
import { DescriptorSink, type Sink } from "./output/output.js";
import { systemReason } from "./values/files.js";

/** This process as virsh's host. */
export function processHost(catalogs: string): Host {
  const closed = new AbortController();
  const terminals = new Map<number, boolean>();
  /** A descriptor stays what it is, and every command asks. */
  const onTerminal = (fd: number): boolean => {
    const known = terminals.get(fd) ?? isTerminal(fd);
    terminals.set(fd, known);
    return known;
  };
  const sink = (fd: number, onClosed?: () => void): TextSink => {
    const descriptor = new DescriptorSink(fd, onClosed);
    return {
      get isTerminal() {
        return onTerminal(fd);
      },
      get failure() {
        return descriptor.failure;
      },
      write: (text) => descriptor.write(text),
    };
  };
  return {
    argv: process.argv.slice(2),
    env: process.env,
    program: basename(process.argv[1] ?? "virsh").replace(/\.js$/, ""),
    uid: process.getuid?.(),
    stdin: {
      get isTerminal() {
        return onTerminal(0);
      },
      async *chunks() {
        const status = statusOf(0);
        if (status?.isDirectory()) throw new Failure(msg("standard input is a directory"));
        if (status !== undefined) yield* process.stdin;
      },
    },
    terminal: () => ({ input: process.stdin, output: process.stdout }),
    stdout: sink(1, () => closed.abort()),
    stderr: sink(2),
    outputClosed: closed.signal,
    openLog,
    loadCatalog: (language) => loadCatalog(catalogs, language),
  };
}

function openLog(path: string): Sink {
  try {
    return new DescriptorSink(openSync(path, "a", 0o600));
  } catch (error) {
    throw new Failure(msg("cannot write '{file}': {reason}"), { file: path, reason: systemReason(error) });
  }
}

/** Whether a descriptor is a terminal. Node sets up its network code to tell, so what clearly is none is not asked about. */
function isTerminal(fd: number): boolean {
  const status = statusOf(fd);
  return status?.isCharacterDevice() === true && status.rdev !== statSync("/dev/null").rdev && isatty(fd);
}

/** What a descriptor is; undefined where there is none: a daemon may have closed it. */
function statusOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}

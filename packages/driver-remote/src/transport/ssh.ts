import { spawn } from "node:child_process";
import { Duplex } from "node:stream";
import { aborted, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Transport } from "../client/transport.js";
import { nodeTransport } from "./node-stream.js";
import { type SshOptions, sshArguments } from "./ssh-command.js";

/** How ssh is started. */
export interface ConnectSshOptions extends SshOptions {
  /** The program that is run as ssh is; `ssh` if nothing is said. For the user's own URIs only. */
  readonly command?: string;
  readonly signal?: AbortSignal;
}

/** What is kept of ssh's own words, for the error that they explain. */
const MOST_WORDS = 4096;

/**
 * A transport through the system's `ssh`, with the user's configuration, agent, jump hosts and known hosts. It is there at
 * once: whether the far side can be reached is heard when it answers, or in ssh's own words when it ends. Throws
 * INVALID_ARG for what no ssh should be given; where there is no ssh, the transport ends with SYSTEM_ERROR.
 */
export function connectSsh({ command = "ssh", signal, ...options }: ConnectSshOptions): Transport {
  const args = sshArguments(options);
  if (signal?.aborted) throw aborted(ErrorDomain.RPC, signal);
  const peer = `${options.host} by ssh`;
  const child = spawn(command, args, { stdio: "pipe" });
  const words = new Words();
  child.stderr.on("data", (bytes: Buffer) => words.add(bytes));
  const ended = new Promise<Error | undefined>((resolve) => {
    child.once("error", (error) => resolve(startFailure(command, error)));
    child.once("close", (status, killedBy) => resolve(endOf(peer, status, killedBy, words.text())));
  });
  const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
  // An ssh that still waits for the network would outlive who gave it up.
  stream.once("close", () => child.kill());
  return nodeTransport(stream, { peer, secure: true, epitaph: () => ended });
}

/** The last words of a program, bounded, whatever it writes. */
class Words {
  #bytes = Buffer.alloc(0);

  add(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]).subarray(-MOST_WORDS);
  }

  /** On one line, fit for a message. */
  text(): string {
    return this.#bytes
      .toString("utf8")
      .split(/[\r\n]+/)
      .map((line) => line.replace(/\p{C}/gu, "").trim())
      .filter((line) => line !== "")
      .join("; ");
  }
}

function startFailure(command: string, cause: NodeJS.ErrnoException): LibvirtError {
  const why = cause.code === "ENOENT" ? "it is not installed, or not on the PATH" : cause.message;
  return new LibvirtError({
    code: ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.RPC,
    info: command,
    detail: `cannot run ${JSON.stringify(command)}: ${why}`,
    cause,
    nothingSent: true,
  });
}

/** Why a program ended; undefined for one that ended in order and had nothing to say. */
function endOf(
  peer: string,
  status: number | null,
  killedBy: NodeJS.Signals | null,
  words: string,
): LibvirtError | undefined {
  if (status === 0 && words === "") return undefined;
  const how = killedBy === null ? `ended with status ${status}` : `was ended by ${killedBy}`;
  return new LibvirtError({
    code: ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.RPC,
    detail: `the connection to ${peer} ${words === "" ? how : `ended: ${words}`}${adviceOn(words)}`,
  });
}

/** What to do about the commonest of ssh's complaints. */
function adviceOn(words: string): string {
  if (/host key verification failed/i.test(words)) return " (log in once by hand to accept the host's key)";
  if (/permission denied \(/i.test(words))
    return " (no key of yours is accepted, and ssh is not allowed to ask)";
  if (/nc: .*not found|virt-ssh-helper: .*not found|command not found/i.test(words))
    return " (the host needs virt-ssh-helper, or nc)";
  return "";
}

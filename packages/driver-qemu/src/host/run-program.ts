import { execFile } from "node:child_process";
import { aborted, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { isErrno } from "../errors.js";

/** Answers are no longer than that. */
const maxAnswer = 16 * 1024 * 1024;

/** How a program of the host is run. */
export interface Run {
  /** What it is about, and whose errors are thrown: QEMU's, unless it is said. */
  readonly what: string;
  readonly domain?: ErrorDomain;
  /** What is to be done where there is no such program. */
  readonly missing: string;
  readonly signal?: AbortSignal | undefined;
  /** What is left behind where it is stopped. */
  readonly left?: string;
  readonly onOutput?: ((text: string) => void) | undefined;
}

/**
 * Runs a program of the host to its end, and resolves to what it says. Throws NO_SUPPORT where there is none,
 * OPERATION_ABORTED for the signal, and OPERATION_FAILED with its words for what it refuses.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { what, domain = ErrorDomain.QEMU, missing, signal, left, onOutput }: Run,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (code: ErrorNumber, detail: string, cause: unknown) =>
      reject(new LibvirtError({ code, domain, info: what, detail, cause }));
    const options = {
      maxBuffer: maxAnswer,
      env: { PATH: process.env.PATH, LC_ALL: "C" },
      ...(signal && { signal }),
    };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (signal?.aborted) reject(aborted(domain, signal, left));
      else if (isErrno(error, "ENOENT")) fail(ErrorNumber.NO_SUPPORT, missing, error);
      else {
        const said = stderr.trim();
        const own = `${program}: `;
        const words = said.startsWith(own) ? said.slice(own.length) : said;
        fail(ErrorNumber.OPERATION_FAILED, `${own}${words || error.message}`, error);
      }
    });
    if (onOutput !== undefined) child.stdout?.on("data", onOutput);
  });
}

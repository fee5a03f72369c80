import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** An error of this driver's own domain. */
export function xlError(code: ErrorNumber, info: string, detail?: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code,
    domain: ErrorDomain.LIBXL,
    info,
    ...(detail === undefined ? {} : { detail }),
    ...(cause === undefined ? {} : { cause }),
  });
}

/** xl was not even started; the system's own error, if there is one, is the cause. */
export function notStarted(code: ErrorNumber, info: string, detail: string, cause?: unknown): LibvirtError {
  return new LibvirtError({ code, domain: ErrorDomain.LIBXL, info, detail, cause, nothingSent: true });
}

/** A failing system call on a file. Lacking rights are ACCESS_DENIED, all else SYSTEM_ERROR; `int1` is the errno. */
export function systemError(path: string, cause: unknown): LibvirtError {
  if (cause instanceof LibvirtError) return cause;
  const { errno = 0, code, message } = cause as NodeJS.ErrnoException;
  return new LibvirtError({
    code: code === "EACCES" || code === "EPERM" ? ErrorNumber.ACCESS_DENIED : ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.LIBXL,
    info: path,
    detail: message,
    int1: Math.abs(errno),
    cause,
  });
}

/** The same error, which also says something else. */
export function besides(error: unknown, more: string): unknown {
  if (!(error instanceof LibvirtError)) return error;
  return new LibvirtError({
    code: error.code as ErrorNumber,
    domain: error.domain as ErrorDomain,
    info: more,
    detail: error.message,
    cause: error,
  });
}

/** What xl says when it fails, by libvirt's code. xl has no codes of its own, so its words must do; here and nowhere else. */
const meanings: readonly (readonly [words: RegExp, code: ErrorNumber])[] = [
  [/already exists/, ErrorNumber.DOM_EXIST],
  [/Out of memory|Cannot allocate memory|not enough (free )?memory/i, ErrorNumber.NO_MEMORY],
  [/config parsing error/, ErrorNumber.CONFIG_UNSUPPORTED],
  [/Permission denied|Operation not permitted/, ErrorNumber.ACCESS_DENIED],
];

/** Only as the first complaint: further down it is about what xl itself clears away after a failure. */
const noSuchDomain = /invalid domain identifier|Domain '\d+' does not exist|Non-existant domain/;

/** The code that xl's words stand for; OPERATION_FAILED when they are none of those we know. */
export function codeOf(output: string): ErrorNumber {
  if (noSuchDomain.test(complaintsIn(output)[0] ?? "")) return ErrorNumber.NO_DOMAIN;
  return meanings.find(([words]) => words.test(output))?.[1] ?? ErrorNumber.OPERATION_FAILED;
}

/** Characters of a line, and of xl's whole output, that are looked at for an error. */
const [lineLength, outputLength] = [400, 1 << 20];

/** The lines of xl's output that tell what went wrong, at most `most` of them. */
export function complaints(output: string, most = 6): string {
  const lines = complaintsIn(output.slice(0, outputLength));
  const told = lines
    .slice(0, most)
    .map((line) => line.slice(0, lineLength))
    .join("; ");
  return lines.length > most ? `${told}; and ${lines.length - most} more lines` : told;
}

/** What xl said last, if anything. */
export function lastLine(output: string): string | undefined {
  return linesOf(output.slice(-outputLength)).at(-1)?.slice(0, lineLength);
}

/** What it tells of its progress, a save in dozens of lines, hides what went wrong. */
function complaintsIn(output: string): string[] {
  return linesOf(output).filter((line) => !/^xc: (info|progress|detail):/.test(line));
}

function linesOf(output: string): string[] {
  return output
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(
      (line) =>
        line !== "" && !/^(Parsing config|Saving to|Loading new save file|Savefile contains)/.test(line),
    );
}

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
  if (noSuchDomain.test(linesOf(output)[0] ?? "")) return ErrorNumber.NO_DOMAIN;
  return meanings.find(([words]) => words.test(output))?.[1] ?? ErrorNumber.OPERATION_FAILED;
}

/** The lines of xl's output that tell what went wrong, at most `most` of them. */
export function complaints(output: string, most = 6): string {
  const lines = linesOf(output);
  const told = lines.slice(0, most).join("; ");
  return lines.length > most ? `${told}; and ${lines.length - most} more lines` : told;
}

function linesOf(output: string): string[] {
  return output
    .split("\n")
    .map((line) => line.trim())
    .filter(
      (line) =>
        line !== "" && !/^(Parsing config|Saving to|Loading new save file|Savefile contains)/.test(line),
    );
}

import { ErrorDomain } from "./domain.js";
import { ErrorLevel } from "./level.js";
import { LibvirtError } from "./libvirt-error.js";
import { ErrorNumber } from "./number.js";

/** One thing that a codec found wrong, or doubtful, in a text. */
export interface Problem {
  /** Stable and dotted; the part before the first dot is its family. */
  readonly id: string;
  readonly message: string;
  /** The place in the document's own structure, `/domain/devices/disk[2]` for instance. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** From 0. */
  readonly offset?: number;
}

/** What every codec throws. */
export interface ProblemError extends Error {
  readonly problems: readonly Problem[];
}

type Numbers = readonly [code: ErrorNumber, domain: ErrorDomain];

/** The numbers of problem ids; one that is not named here has its family's. Bundlers leave it out where nobody asks. */
const numbers: ReadonlyMap<string, Numbers> = /* @__PURE__ */ numbersOfIds();

function numbersOfIds(): Map<string, Numbers> {
  const { XML, SEXPR, CONF, DOMAIN, TEST, RPC } = ErrorDomain;
  return new Map<string, Numbers>([
    ["xml", [ErrorNumber.XML_DETAIL, XML]],
    ...["xml.contradiction", "xml.field", "xml.number", "xml.path", "xml.root", "xml.value", "unknown"].map(
      (id): [string, Numbers] => [id, [ErrorNumber.XML_ERROR, XML]],
    ),
    ["domain", [ErrorNumber.XML_ERROR, XML]],
    ["domain.name-missing", [ErrorNumber.NO_NAME, XML]],
    ["domain.name-too-long", [ErrorNumber.OVERFLOW, XML]],
    ["domain.os-missing", [ErrorNumber.NO_OS, XML]],
    ["domain.os-type", [ErrorNumber.OS_TYPE, XML]],
    ["domain.kernel-missing", [ErrorNumber.NO_KERNEL, XML]],
    ["domain.loader-missing", [ErrorNumber.NO_KERNEL, XML]],
    ["domain.emulator-missing", [ErrorNumber.NO_KERNEL, XML]],
    ["device", [ErrorNumber.XML_ERROR, XML]],
    ["disk", [ErrorNumber.XML_ERROR, XML]],
    ["disk.source-missing", [ErrorNumber.NO_SOURCE, XML]],
    ["disk.target-missing", [ErrorNumber.NO_TARGET, XML]],
    ["interface", [ErrorNumber.XML_ERROR, XML]],
    ["graphics", [ErrorNumber.XML_ERROR, XML]],
    ["console", [ErrorNumber.XML_ERROR, XML]],
    ["node", [ErrorNumber.XML_ERROR, TEST]],
    ["network", [ErrorNumber.XML_ERROR, ErrorDomain.NETWORK]],
    ["networkport", [ErrorNumber.XML_ERROR, ErrorDomain.NETWORK]],
    ["pool", [ErrorNumber.XML_ERROR, ErrorDomain.STORAGE]],
    ["volume", [ErrorNumber.XML_ERROR, ErrorDomain.STORAGE]],
    ["secret", [ErrorNumber.XML_ERROR, ErrorDomain.SECRET]],
    ["filter", [ErrorNumber.XML_ERROR, ErrorDomain.NWFILTER]],
    ["filterbinding", [ErrorNumber.XML_ERROR, ErrorDomain.NWFILTER]],
    ["domainsnapshot", [ErrorNumber.XML_ERROR, ErrorDomain.DOMAIN_SNAPSHOT]],
    ["domaincheckpoint", [ErrorNumber.XML_ERROR, ErrorDomain.DOMAIN_CHECKPOINT]],
    ["schema", [ErrorNumber.XML_INVALID_SCHEMA, XML]],
    ["sexpr", [ErrorNumber.SEXPR_SERIAL, SEXPR]],
    ["conf", [ErrorNumber.CONF_SYNTAX, CONF]],
    ["argv", [ErrorNumber.CONF_SYNTAX, ErrorDomain.QEMU]],
    ["dialect", [ErrorNumber.CONFIG_UNSUPPORTED, DOMAIN]],
    ["xdr", [ErrorNumber.RPC, RPC]],
    ["rpc", [ErrorNumber.RPC, RPC]],
  ]);
}

/** libvirt's (code, domain) of a problem id. */
export function problemNumbers(id: string): Numbers {
  const known = numbers.get(id) ?? numbers.get(id.split(".", 1)[0]!);
  if (known !== undefined) return known;
  // What is missing in an element has that element's family, and elements are many.
  return id.endsWith("-missing")
    ? [ErrorNumber.XML_ERROR, ErrorDomain.XML]
    : [ErrorNumber.INTERNAL_ERROR, ErrorDomain.NONE];
}

/** Whether something thrown is a codec's error. */
export function isProblemError(error: unknown): error is ProblemError {
  const problems = (error as Partial<ProblemError> | null)?.problems;
  return error instanceof Error && Array.isArray(problems) && problems.length > 0;
}

/** `/domain/name (line 3, column 8): must not be empty` */
export function formatProblem({ path, line, column, message }: Problem): string {
  const at =
    line === undefined ? "" : column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  const where = path === undefined ? at : at === "" ? path : `${path} (${at})`;
  return where === "" ? message : `${where}: ${message}`;
}

/** A codec's warning as libvirt reports it. */
export function problemWarning(problem: Problem): LibvirtError {
  const [code, domain] = problemNumbers(problem.id);
  return new LibvirtError({
    code,
    domain,
    level: ErrorLevel.WARNING,
    detail: formatProblem(problem),
    id: problem.id,
    ...(problem.line === undefined ? {} : { int1: problem.line }),
  });
}

/** What is known of a codec's error besides its problems. */
export interface WrapOptions {
  readonly info?: string;
  readonly dialectDomain?: ErrorDomain;
  readonly placed?: (problems: readonly Problem[]) => readonly Problem[];
}

/**
 * Wraps a codec's error, once: the first problem gives the code and `int1` its line, all of them are told. Anything
 * else that was thrown comes back as it is. `dialectDomain` is the error domain of a dialect's own problems, and `placed` finds
 * their lines.
 */
export function wrapProblems(
  error: unknown,
  { info, dialectDomain, placed = (problems) => problems }: WrapOptions = {},
): unknown {
  if (!isProblemError(error)) return error;
  const problems = placed(error.problems);
  const first = problems[0]!;
  const [code, domain] = problemNumbers(first.id);
  const told = problems.slice(0, 10).map(formatProblem);
  const more = problems.length - told.length;
  return new LibvirtError({
    code,
    domain: domain === ErrorDomain.DOMAIN && dialectDomain !== undefined ? dialectDomain : domain,
    ...(info === undefined ? {} : { info }),
    detail: more > 0 ? `${told.join("; ")}; and ${more} more` : told.join("; "),
    id: first.id,
    ...(first.line === undefined ? {} : { int1: first.line }),
    cause: error,
  });
}

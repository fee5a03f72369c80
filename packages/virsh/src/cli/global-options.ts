import { delimiter } from "node:path";
import type { OpenOptions } from "@libvirt-ts/core";
import { type Message, msg, type Values } from "../i18n/message.js";
import { Failure } from "./failure.js";

/** What the words before the command ask for. */
export interface GlobalOptions {
  readonly uri: string | undefined;
  readonly readOnly: boolean;
  readonly quiet: boolean;
  readonly timing: boolean;
  /** 0 to 5; debug lines of this level and below are printed. */
  readonly debug: number;
  readonly log: string | undefined;
  /** The character that leaves the console. */
  readonly escape: string;
  readonly script: string | undefined;
  readonly stopOnError: boolean;
  /** How a silent daemon is found out; undefined as libvirt does it. */
  readonly keepalive: OpenOptions["keepalive"];
  /** Undefined: decided by terminal and environment. */
  readonly colour: boolean | undefined;
  /** Start the domains that start with the host, instead of running commands. */
  readonly autostartAll: boolean;
  /** Print as libvirt 0.1.11 did. */
  readonly classic: boolean;
  /** What to show instead of running commands. */
  readonly show: "completion" | "help" | "version" | "version-long" | undefined;
  /** The shell to print a completion script for. */
  readonly shell: string | undefined;
  /** Drivers of others to load: files or packages. */
  readonly drivers: readonly string[];
  /** The words from the command on. */
  readonly words: readonly string[];
}

interface GlobalOption {
  readonly long: string;
  readonly short?: string;
  readonly extraShort?: string;
  /** The placeholder of its argument, in angle brackets in help. */
  readonly argument?: string;
  /** The argument may be left out, and then only `=` gives it. */
  readonly optional?: boolean;
  readonly help: Message;
}

/** The options of virsh itself, in the order of help. */
export const globalOptions: readonly GlobalOption[] = [
  { long: "connect", short: "c", argument: "uri", help: msg("hypervisor connection URI") },
  { long: "readonly", short: "r", help: msg("connect read-only") },
  { long: "autostart-all", help: msg("start the domains that are marked for autostart") },
  { long: "debug", short: "d", argument: "num", help: msg("debug level [0-5]") },
  { long: "classic", help: msg("print as libvirt 0.1.11 did") },
  { long: "driver", argument: "module", help: msg("load a driver of another maker from a file or package") },
  { long: "escape", short: "e", argument: "char", help: msg("set the escape sequence for the console") },
  {
    long: "file",
    short: "f",
    argument: "file",
    help: msg("run the commands of a file; - is standard input"),
  },
  { long: "help", short: "h", help: msg("this help") },
  {
    long: "keepalive-interval",
    short: "k",
    argument: "num",
    help: msg("seconds of a daemon's silence before it is asked whether it is there; 0 is never"),
  },
  {
    long: "keepalive-count",
    short: "K",
    argument: "num",
    help: msg("how often it is asked before the connection is given up"),
  },
  { long: "log", short: "l", argument: "file", help: msg("write messages to a file, too") },
  { long: "no-color", help: msg("never use colour") },
  { long: "no-pkttyagent", help: msg("register no agent of PolicyKit's; virsh never does") },
  { long: "quiet", short: "q", help: msg("quiet mode") },
  { long: "stop-on-error", help: msg("stop at the first command that fails") },
  { long: "timing", short: "t", help: msg("print timing information") },
  {
    long: "version",
    short: "v",
    extraShort: "V",
    argument: "long",
    optional: true,
    help: msg("program version"),
  },
  { long: "completion", argument: "shell", help: msg("print a completion script for bash, zsh or fish") },
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the words up to the command. Throws a Failure for what is wrong with them. */
export function parseGlobalOptions(argv: readonly string[], env: Environment): GlobalOptions {
  const given = new Map<string, string>();
  const drivers = (env.VIRSH_DRIVERS ?? "").split(delimiter).filter((name) => name !== "");
  let at = 0;
  const takeArgument = (shown: string): string => {
    const next = argv[++at];
    if (next === undefined) fail(msg("option '{option}' needs an argument"), { option: shown });
    return next;
  };
  for (; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") {
      at++;
      break;
    }
    if (word.startsWith("--")) {
      const [, name, attached] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word)!;
      const option = findLong(name!);
      if (attached !== undefined && option.argument === undefined) {
        fail(msg("option '{option}' takes no argument"), { option: `--${option.long}` });
      }
      const needed = option.argument !== undefined && option.optional !== true;
      const argument = attached ?? (needed ? takeArgument(`--${option.long}`) : "");
      given.set(option.long, argument);
      if (option.long === "driver") drivers.push(argument);
    } else if (word.startsWith("-") && word !== "-") {
      for (let index = 1; index < word.length; index++) {
        const letter = word[index]!;
        const option = globalOptions.find(
          ({ short, extraShort }) => letter === short || letter === extraShort,
        );
        if (option === undefined) fail(msg("unknown option '{option}'"), { option: `-${letter}` });
        if (option.argument === undefined || option.optional === true) {
          given.set(option.long, letter === option.extraShort ? "long" : "");
        } else {
          const rest = word.slice(index + 1);
          given.set(option.long, rest === "" ? takeArgument(`-${letter}`) : rest);
          break;
        }
      }
    } else {
      break;
    }
  }
  const has = (name: string): boolean => given.has(name);
  const version = given.get("version");
  if (version !== undefined && !["", "long", "short"].includes(version)) {
    fail(msg("'{word}' is not a form of the version: expected 'long' or 'short'"), { word: version });
  }
  return {
    uri: given.get("connect") ?? env.VIRSH_DEFAULT_CONNECT_URI ?? (env.LIBVIRT_DEFAULT_URI || undefined),
    readOnly: has("readonly"),
    quiet: has("quiet"),
    timing: has("timing"),
    debug: debugLevel(given.get("debug"), env.VIRSH_DEBUG),
    log: given.get("log") ?? (env.VIRSH_LOG_FILE || undefined),
    escape: escapeCharacter(given.get("escape") ?? "^]"),
    script: given.get("file"),
    stopOnError: has("stop-on-error"),
    keepalive: keepaliveOf(given.get("keepalive-interval"), given.get("keepalive-count")),
    colour: has("no-color") ? false : undefined,
    autostartAll: has("autostart-all"),
    classic: has("classic") || ![undefined, "", "0"].includes(env.VIRSH_CLASSIC),
    show: has("version")
      ? version === "long"
        ? "version-long"
        : "version"
      : has("help")
        ? "help"
        : has("completion")
          ? "completion"
          : undefined,
    shell: given.get("completion"),
    drivers,
    words: argv.slice(at),
  };
}

/** The option of that name, or the only one whose name begins so. */
function findLong(name: string): GlobalOption {
  const exact = globalOptions.find(({ long }) => long === name);
  if (exact !== undefined) return exact;
  const near = name === "" ? [] : globalOptions.filter(({ long }) => long.startsWith(name));
  if (near.length === 1) return near[0]!;
  return near.length === 0
    ? fail(msg("unknown option '{option}'"), { option: `--${name}` })
    : fail(msg("option '{option}' is ambiguous: {candidates}"), {
        option: `--${name}`,
        candidates: near.map(({ long }) => `--${long}`).join(", "),
      });
}

/** A level that is given must be one; one from the environment that is not counts as 0. */
function debugLevel(given: string | undefined, fromEnvironment: string | undefined): number {
  if (given !== undefined && !/^[0-5]$/.test(given)) {
    fail(msg("'{word}' is not a debug level: expected a number from 0 to 5"), { word: given });
  }
  const text = given ?? fromEnvironment ?? "0";
  return /^[0-5]$/.test(text) ? Number(text) : 0;
}

/** What `-k` and `-K` say; as with C, less than nothing says nothing. */
function keepaliveOf(interval: string | undefined, count: string | undefined): GlobalOptions["keepalive"] {
  const [seconds, pings] = [interval, count].map((word) => {
    if (word === undefined) return undefined;
    if (!/^-?\d{1,6}$/.test(word)) fail(msg("'{word}' is not a whole number"), { word });
    return Number(word) < 0 ? undefined : Number(word);
  });
  if (seconds === undefined && pings === undefined) return undefined;
  return {
    ...(seconds !== undefined && { interval: seconds * 1000 }),
    ...(pings !== undefined && { count: pings }),
  };
}

/** `^]` is Ctrl-], anything else stands for itself. */
function escapeCharacter(text: string): string {
  const control = /^\^([@-_a-z?])$/.exec(text)?.[1];
  if (control === "?") return "\x7f";
  if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) & 0x1f);
  if (text.length === 1) return text;
  return fail(msg("'{word}' is not an escape character: expected one character, or ^ and a letter"), {
    word: text,
  });
}

function fail(message: Message, values: Values): never {
  throw new Failure(message, values);
}

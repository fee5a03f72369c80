import {
  DomainLifecycle,
  DomainLifecycleAction,
  DomainProcessSignal,
  KeycodeSet,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readAll } from "../../values/files.js";
import { keyNumber } from "../../values/keys.js";
import { choice, exclusive, impactOf } from "../kit/args.js";
import { formatParams, type Plain, plainParams } from "../kit/params.js";
import { refuseDescriptors } from "../kit/refuse.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { dataOf, monitorJSON, prettyJSON } from "./monitor-words.js";

/** Codes of keys, for Tab too. */
export const codesets: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(KeycodeSet).map(([name, number]) => [name === "OSX" ? "os_x" : name.toLowerCase(), number]),
);

/** More keys than this are not pressed at once. */
const mostKeys = 16;

async function sendKey(context: Context, args: ArgsOf<"send-key">): Promise<void> {
  const codeset = args.codeset === undefined ? KeycodeSet.LINUX : choice("codeset", args.codeset, codesets);
  const codes = args.keycode.map((word) => {
    const number = /^(?:0x[0-9a-f]{1,4}|\d{1,5})$/i.test(word) ? Number(word) : undefined;
    const code = number ?? (codeset === KeycodeSet.LINUX ? keyNumber(word) : undefined);
    if (code === undefined || code > 0xffff) throw new Failure(msg("there is no key '{word}'"), { word });
    return code;
  });
  if (codes.length > mostKeys)
    throw new Failure(msg("at most {count} keys can be pressed at once"), { count: mostKeys });
  const domain = await findDomain(context, args.domain);
  await context.attempt(msg("Failed to press keys in domain {domain}"), { domain: args.domain }, (call) =>
    domain.sendKey(codeset, args.holdtime ?? 0, codes, 0, call),
  );
}

/** `9`, `kill`, `SIGKILL` or `VIR_DOMAIN_PROCESS_SIGNAL_KILL`. */
function signalOf(word: string): number {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const name = word.toUpperCase().replace(/^(?:VIR_DOMAIN_PROCESS_SIGNAL_|SIG_?)/, "");
  const table: Readonly<Record<string, number>> = DomainProcessSignal;
  if (Object.hasOwn(table, name)) return table[name]!;
  throw new Failure(msg("there is no signal '{word}'"), { word });
}

async function sendSignal(context: Context, args: ArgsOf<"send-process-signal">): Promise<void> {
  const pid = /^[+-]?\d{1,15}$/.test(args.pid) ? Number(args.pid) : undefined;
  if (pid === undefined) throw new Failure(msg("'{pid}' is no number of a process"), { pid: args.pid });
  const signal = signalOf(args.signame);
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to send a signal to process {pid} of domain {domain}"),
    { domain: args.domain, pid },
    (call) => domain.sendProcessSignal(pid, signal, 0, call),
  );
}

const actions: Readonly<Record<string, number>> = {
  destroy: DomainLifecycleAction.DESTROY,
  restart: DomainLifecycleAction.RESTART,
  "rename-restart": DomainLifecycleAction.RESTART_RENAME,
  preserve: DomainLifecycleAction.PRESERVE,
  "coredump-destroy": DomainLifecycleAction.COREDUMP_DESTROY,
  "coredump-restart": DomainLifecycleAction.COREDUMP_RESTART,
};

/** What a domain can do, and what becomes of it then, for Tab too. */
export const lifecycleWords = { types: ["poweroff", "reboot", "crash"], actions: Object.keys(actions) };

async function setLifecycleAction(context: Context, args: ArgsOf<"set-lifecycle-action">): Promise<void> {
  const { POWEROFF, REBOOT, CRASH } = DomainLifecycle;
  const type = choice("type", args.type, { poweroff: POWEROFF, reboot: REBOOT, crash: CRASH });
  const action = choice("action", args.action, actions);
  const flags = impactOf(args);
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to set what becomes of domain {domain}"),
    { domain: args.domain },
    (call) => domain.setLifecycleAction(type, action, flags, call),
  );
}

async function launchSecurity(context: Context, args: ArgsOf<"domlaunchsecinfo">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const params = plainParams(
    await context.attempt(
      msg("failed to get the launch security of domain '{domain}'"),
      { domain: args.domain },
      (call) => domain.launchSecurityInfo(0, call),
    ),
  );
  context.report(params, () => formatParams(params));
}

async function setLaunchState(context: Context, args: ArgsOf<"domsetlaunchsecstate">): Promise<void> {
  if (args.secrethdr === undefined || args.secret === undefined) {
    throw new Failure(msg("both --secrethdr and --secret are required"));
  }
  const read = async (file: string): Promise<string> =>
    Buffer.from(await readAll(context.app.host, file))
      .toString("latin1")
      .trim();
  const params: Record<string, Plain> = {
    "sev-secret-header": await read(args.secrethdr),
    "sev-secret": await read(args.secret),
    ...(args["set-address"] === undefined ? {} : { "sev-secret-set-address": args["set-address"] }),
  };
  const domain = await findDomain(context, args.domain);
  await context.attempt(msg("Failed to put a secret into domain {domain}"), { domain: args.domain }, (call) =>
    domain.setLaunchSecurityState(params, 0, call),
  );
}

async function monitorCommand(context: Context, args: ArgsOf<"qemu-monitor-command">): Promise<void> {
  refuseDescriptors(args["pass-fds"], "pass-fds");
  exclusive(args, "hmp", "pretty");
  exclusive(args, "hmp", "return-value");
  const { DomainQemuMonitorCommandFlags } = await import("@libvirt-ts/core/flags");
  const domain = await findDomain(context, args.domain);
  const answer = await context.attempt(
    msg("Failed to send a command to the monitor of domain {domain}"),
    { domain: args.domain },
    (call) =>
      domain.qemuMonitorCommand(
        args.hmp ? args.cmd.join(" ") : monitorJSON(args.cmd),
        args.hmp ? DomainQemuMonitorCommandFlags.HMP : 0,
        call,
      ),
  );
  if (args["return-value"]) {
    const returned = returnOf(answer);
    context.print(`${args.pretty ? JSON.stringify(returned, undefined, 2) : JSON.stringify(returned)}\n`);
  } else {
    context.print(`${args.pretty ? prettyJSON(answer) : answer}\n`);
  }
}

/** What a monitor's answer has as its result; an answer that has none says why. */
function returnOf(answer: string): unknown {
  const value = dataOf(answer);
  if (typeof value === "object" && value !== null && "return" in value) return value.return;
  throw new Failure(msg("the answer has no 'return': {answer}"), { answer: answer.trimEnd() });
}

type Control =
  | "dom-fd-associate"
  | "domlaunchsecinfo"
  | "domsetlaunchsecstate"
  | "lxc-enter-namespace"
  | "qemu-attach"
  | "qemu-monitor-command"
  | "send-key"
  | "send-process-signal"
  | "set-lifecycle-action";

/** The commands that reach into a guest, or into what runs it. */
export const controlCommands: Pick<GroupCommands<"domain">, Control> = {
  "dom-fd-associate": async (context, args) => {
    await findDomain(context, args.domain);
    refuseDescriptors(args["pass-fds"], "pass-fds");
  },
  domlaunchsecinfo: launchSecurity,
  domsetlaunchsecstate: setLaunchState,
  "lxc-enter-namespace": async (context, args) => {
    await findDomain(context, args.domain);
    throw new Failure(msg("a container cannot be entered from here: Node has no call for namespaces"));
  },
  "qemu-attach": async (context, { pid }) => {
    const number = /^\d{1,10}$/.test(pid) ? Number(pid) : 0;
    if (number < 1 || number > 0x7fffffff)
      throw new Failure(msg("'{pid}' is no number of a process"), { pid });
    const domain = await context.attempt(msg("Failed to take over process {pid}"), { pid }, (call) =>
      context.connection.qemuAttach(number, 0, call),
    );
    context.tell(msg("Domain {domain} attached to pid {pid}"), { domain: domain.name(), pid });
  },
  "qemu-monitor-command": monitorCommand,
  "send-key": sendKey,
  "send-process-signal": sendSignal,
  "set-lifecycle-action": setLifecycleAction,
};

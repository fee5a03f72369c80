import type { CallOptions, Domain } from "@libvirt-ts/core";
import {
  DomainCreateFlags,
  DomainDefineFlags,
  DomainDestroyFlags,
  DomainRebootFlags,
  DomainShutdownFlags,
  NodeSuspendTarget,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { act } from "../kit/act.js";
import { choice, commaList, flagsOf } from "../kit/args.js";
import { eachDomain } from "../kit/each-domain.js";
import { refuseDescriptors } from "../kit/refuse.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

const C = DomainCreateFlags;

/** How a guest is asked to stop or to start again. */
const modes = (table: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(table)
      .filter(([, flag]) => flag !== 0)
      .map(([name, flag]) => [
        { ACPI_POWER_BTN: "acpi", GUEST_AGENT: "agent" }[name] ?? name.toLowerCase(),
        flag,
      ]),
  );
export const shutdownModes = modes(DomainShutdownFlags);
const rebootModes = modes(DomainRebootFlags);

const modeFlags = (given: string | undefined, table: Readonly<Record<string, number>>): number =>
  commaList(given).reduce((sum, word) => sum | choice("mode", word, table), 0);

async function attach(context: Context, domain: Domain): Promise<void> {
  const { attachConsole } = await import("../../shell/console.js");
  await attachConsole(context, domain);
}

async function create(context: Context, args: ArgsOf<"create">): Promise<void> {
  refuseDescriptors(args["pass-fds"], "pass-fds");
  const { file } = args;
  const xml = await readTextFile(context, file);
  const flags = flagsOf(args, {
    paused: C.START_PAUSED,
    autodestroy: C.START_AUTODESTROY,
    validate: C.START_VALIDATE,
    "reset-nvram": C.START_RESET_NVRAM,
  });
  const domain = await context.attempt(msg("Failed to create domain from {file}"), { file }, (call) =>
    context.connection.createXML(xml, flags, call),
  );
  context.tell(msg("Domain '{domain}' created from {file}"), { domain: domain.name(), file });
  if (args.console) await attach(context, domain);
}

async function define(context: Context, args: ArgsOf<"define">): Promise<void> {
  const { file } = args;
  const xml = await readTextFile(context, file);
  const flags = args.validate ? DomainDefineFlags.VALIDATE : 0;
  const domain = await context.attempt(msg("Failed to define domain from {file}"), { file }, (call) =>
    context.connection.defineXMLFlags(xml, flags, call),
  );
  context.tell(msg("Domain '{domain}' defined from {file}"), { domain: domain.name(), file });
}

const start = (context: Context, args: ArgsOf<"start">): Promise<void> => {
  refuseDescriptors(args["pass-fds"], "pass-fds");
  const flags = flagsOf(args, {
    paused: C.START_PAUSED,
    autodestroy: C.START_AUTODESTROY,
    "bypass-cache": C.START_BYPASS_CACHE,
    "force-boot": C.START_FORCE_BOOT,
    "reset-nvram": C.START_RESET_NVRAM,
  });
  return context.each(args.domain, async (word) => {
    const domain = await findDomain(context, word, { name: true, uuid: true });
    if (domain.ID() !== -1) throw new Failure(msg("Domain {domain} is already active"), { domain: word });
    await context.attempt(msg("Failed to start domain {domain}"), { domain: word }, (call) =>
      domain.createWithFlags(flags, call),
    );
    context.tell(msg("Domain '{domain}' started"), { domain: word });
    if (args.console) await attach(context, domain);
  });
};

type Life =
  | "autostart"
  | "create"
  | "define"
  | "destroy"
  | "dompmsuspend"
  | "dompmwakeup"
  | "domrename"
  | "inject-nmi"
  | "reboot"
  | "reset"
  | "resume"
  | "shutdown"
  | "start"
  | "suspend";

const setAutostart = (
  domain: Domain,
  { disable, once }: ArgsOf<"autostart">,
  call: CallOptions,
): Promise<void> => (once ? domain.setAutostartOnce(!disable, call) : domain.setAutostart(!disable, call));

/** The commands that a domain's life is made of. */
export const lifeCommands: Pick<GroupCommands<"domain">, Life> = {
  autostart: eachDomain(
    msg("Failed to change the autostart of domain {domain}"),
    setAutostart,
    ({ disable, once }) =>
      once
        ? disable
          ? msg("Domain '{domain}' unmarked as autostarted on next boot")
          : msg("Domain '{domain}' marked as autostarted on next boot")
        : disable
          ? msg("Domain '{domain}' unmarked as autostarted")
          : msg("Domain '{domain}' marked as autostarted"),
  ),
  create,
  define,
  destroy: eachDomain(
    msg("Failed to destroy domain {domain}"),
    (domain, args, call) =>
      domain.destroyFlags(
        flagsOf(args, {
          graceful: DomainDestroyFlags.GRACEFUL,
          "remove-logs": DomainDestroyFlags.REMOVE_LOGS,
        }),
        call,
      ),
    msg("Domain '{domain}' destroyed"),
  ),
  dompmsuspend: async (context, args) => {
    const { MEM, DISK, HYBRID } = NodeSuspendTarget;
    const target = choice("target", args.target, { mem: MEM, disk: DISK, hybrid: HYBRID });
    const domain = await findDomain(context, args.domain);
    const values = { domain: args.domain };
    await context.attempt(msg("Domain {domain} could not be suspended"), values, (call) =>
      domain.pMSuspendForDuration(target, args.duration ?? 0, 0, call),
    );
    context.tell(msg("Domain '{domain}' successfully suspended"), values);
  },
  dompmwakeup: act(
    "domain",
    msg("Domain {domain} could not be woken up"),
    (domain, _, call) => domain.pMWakeup(0, call),
    msg("Domain '{domain}' successfully woken up"),
  ),
  domrename: async (context, args) => {
    const name = args["new-name"];
    const domain = await findDomain(context, args.domain);
    await context.attempt(
      msg("Failed to rename domain {domain} to {name}"),
      { domain: args.domain, name },
      (call) => domain.rename(name, 0, call),
    );
    context.tell(msg("Domain successfully renamed"));
  },
  "inject-nmi": act("domain", msg("Failed to inject an NMI into domain {domain}"), (domain, _, call) =>
    domain.injectNMI(0, call),
  ),
  reboot: eachDomain(
    msg("Failed to reboot domain {domain}"),
    (domain, { mode }, call) => domain.reboot(modeFlags(mode, rebootModes), call),
    msg("Domain '{domain}' is being rebooted"),
  ),
  reset: act(
    "domain",
    msg("Failed to reset domain {domain}"),
    (domain, _, call) => domain.reset(0, call),
    msg("Domain '{domain}' was reset"),
  ),
  resume: eachDomain(
    msg("Failed to resume domain {domain}"),
    (domain, _, call) => domain.resume(call),
    msg("Domain '{domain}' resumed"),
  ),
  shutdown: eachDomain(
    msg("Failed to shutdown domain {domain}"),
    (domain, { mode }, call) => domain.shutdownFlags(modeFlags(mode, shutdownModes), call),
    msg("Domain '{domain}' is being shutdown"),
  ),
  start,
  suspend: eachDomain(
    msg("Failed to suspend domain {domain}"),
    (domain, _, call) => domain.suspend(call),
    msg("Domain '{domain}' suspended"),
  ),
};

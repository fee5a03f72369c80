import {
  DomainAgentResponseTimeout,
  DomainAuthorizedSSHKeysSetFlags,
  DomainGetHostnameFlags,
  DomainGuestInfoTypes,
  DomainSetUserPasswordFlags,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { act } from "../kit/act.js";
import { choice, exclusive, flagsOf } from "../kit/args.js";
import { flatten } from "../monitor/domstats.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { prettyJSON } from "./monitor-words.js";

async function freeze(context: Context, args: ArgsOf<"domfsfreeze">, thaw: boolean): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const points = args.mountpoint.length === 0 ? undefined : args.mountpoint;
  const values = { domain: args.domain };
  const count = await context.attempt(
    thaw
      ? msg("Failed to thaw the file systems of domain {domain}")
      : msg("Failed to freeze the file systems of domain {domain}"),
    values,
    (call) => (thaw ? domain.fsThaw(points, 0, call) : domain.fsFreeze(points, 0, call)),
  );
  context.tell(thaw ? msg("Thawed {count} filesystem(s)") : msg("Froze {count} filesystem(s)"), { count });
}

async function domfsinfo(context: Context, args: ArgsOf<"domfsinfo">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const found = await context.attempt(
    msg("failed to get the file systems of domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.fsInfo(0, call),
  );
  if (found.length === 0 && !context.json) {
    context.tell(msg("No filesystems are mounted in the domain"));
    return;
  }
  const table = await context.table(
    ["Mountpoint", "Name", "Type", "Target"],
    found.map(({ mountpoint, name, fstype, devAliases }) => [mountpoint, name, fstype, devAliases.join(",")]),
  );
  context.report(found, () => table);
}

async function domhostname(context: Context, args: ArgsOf<"domhostname">): Promise<void> {
  const { LEASE, AGENT } = DomainGetHostnameFlags;
  const flags = args.source === undefined ? 0 : choice("source", args.source, { lease: LEASE, agent: AGENT });
  const domain = await findDomain(context, args.domain);
  const hostname = await context.attempt(
    msg("failed to get the hostname of domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.hostname(flags, call),
  );
  context.report({ hostname }, () => `${printable(hostname)}\n`);
}

async function guestinfo(context: Context, args: ArgsOf<"guestinfo">): Promise<void> {
  const T = DomainGuestInfoTypes;
  const types = flagsOf(args, {
    user: T.USERS,
    os: T.OS,
    timezone: T.TIMEZONE,
    hostname: T.HOSTNAME,
    filesystem: T.FILESYSTEM,
    disk: T.DISKS,
    interface: T.INTERFACES,
    load: T.LOAD,
    devices: T.DEVICES,
  });
  const domain = await findDomain(context, args.domain);
  const info = await context.attempt(
    msg("failed to get what the agent of domain '{domain}' tells"),
    { domain: args.domain },
    (call) => domain.guestInfo(types, 0, call),
  );
  const rows = flatten(info);
  const width = rows.reduce((widest, [name]) => Math.max(widest, name.length), 20);
  context.report(Object.fromEntries(rows), () =>
    rows.map(([name, value]) => `${name.padEnd(width)}: ${printable(String(value))}\n`).join(""),
  );
}

async function setKeys(context: Context, args: ArgsOf<"set-user-sshkeys">): Promise<void> {
  exclusive(args, "reset", "remove");
  const { APPEND, REMOVE } = DomainAuthorizedSSHKeysSetFlags;
  const flags = args.reset ? 0 : args.remove ? REMOVE : APPEND;
  if (args.file === undefined && !args.reset) throw new Failure(msg("a file with keys is required"));
  const text = args.file === undefined ? "" : await readTextFile(context, args.file);
  const keys = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to set the SSH keys of user {user} of domain {domain}"),
    { domain: args.domain, user: args.user },
    (call) => domain.authorizedSSHKeysSet(args.user, keys, flags, call),
  );
}

type Guest =
  | "domfsfreeze"
  | "domfsinfo"
  | "domfsthaw"
  | "domfstrim"
  | "domhostname"
  | "get-user-sshkeys"
  | "guest-agent-timeout"
  | "guestinfo"
  | "qemu-agent-command"
  | "set-user-password"
  | "set-user-sshkeys";

export const guestCommands: Pick<GroupCommands<"domain">, Guest> = {
  domfsfreeze: (context, args) => freeze(context, args, false),
  domfsinfo,
  domfsthaw: (context, args) => freeze(context, args, true),
  domfstrim: act("domain", msg("Failed to trim the file systems of domain {domain}"), (domain, args, call) =>
    domain.fSTrim(args.mountpoint, args.minimum ?? 0n, 0, call),
  ),
  domhostname,
  "get-user-sshkeys": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const keys = await context.attempt(
      msg("failed to get the SSH keys of user '{user}' of domain '{domain}'"),
      { domain: args.domain, user: args.user },
      (call) => domain.authorizedSSHKeysGet(args.user, 0, call),
    );
    context.report(keys, () => keys.map((key) => `${printable(key)}\n`).join(""));
  },
  "guest-agent-timeout": act(
    "domain",
    msg("Failed to set the timeout of the agent of domain {domain}"),
    (domain, { timeout }, call) =>
      domain.agentSetResponseTimeout(timeout ?? DomainAgentResponseTimeout.BLOCK, 0, call),
  ),
  guestinfo,
  "qemu-agent-command": async (context, args) => {
    exclusive(args, "timeout", "async");
    exclusive(args, "timeout", "block");
    exclusive(args, "async", "block");
    // −2: without end, −1: as usual, 0: not at all.
    const timeout = args.block ? -2 : args.async ? 0 : (args.timeout ?? -1);
    const domain = await findDomain(context, args.domain);
    const answer = await context.attempt(
      msg("Failed to send a command to the agent of domain {domain}"),
      { domain: args.domain },
      (call) => domain.qemuAgentCommand(args.cmd.join(" "), timeout, 0, call),
    );
    if (answer !== undefined) context.print(`${args.pretty ? prettyJSON(answer) : answer.trimEnd()}\n`);
  },
  "set-user-password": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const values = { user: args.user, domain: args.domain };
    const flags = args.encrypted ? DomainSetUserPasswordFlags.PASSWORD_ENCRYPTED : 0;
    await context.attempt(
      msg("Failed to set the password of user {user} of domain {domain}"),
      values,
      (call) => domain.setUserPassword(args.user, args.password, flags, call),
    );
    context.tell(msg("Password set successfully for {user} in {domain}"), values);
  },
  "set-user-sshkeys": setKeys,
};

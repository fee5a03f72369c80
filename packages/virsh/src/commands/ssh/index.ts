import type { Context } from "../../cli/context.js";
import { ExitStatus, Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { runOnTerminal } from "../../shell/on-terminal.js";
import { findDomain } from "../../values/domain.js";
import { domainXML } from "../../values/domain-xml.js";
import { systemReason } from "../../values/files.js";
import type { ArgsOf } from "../table/group-commands.js";
import { forwardedPorts } from "./forwards.js";

/** Where a guest's ssh server listens. */
const sshPort = 22;

/** Runs the system's ssh, which ends with its status, on a guest: by the port of this host that leads to the guest's own. */
export async function ssh(context: Context, args: ArgsOf<"ssh">): Promise<void> {
  const { domain: word, user, identity, command } = args;
  const domain = await findDomain(context, word);
  if (domain.ID() === -1) throw new Failure(msg("domain '{domain}' is not active"), { domain: word });
  const document = await context.attempt(
    msg("failed to get the XML of domain '{domain}'"),
    { domain: word },
    (call) => domainXML(domain, 0, call),
  );
  const found = forwardedPorts(document).find(({ to }) => to === sshPort);
  if (found === undefined)
    throw new Failure(
      msg("no port of this host leads to port 22 of domain '{domain}': its card has no <portForward>"),
      { domain: word },
    );
  const status = await runSsh(context, [
    ...["-p", String(found.port)],
    // Other guests have had this port, with other keys: a guest is known by its uuid.
    ...["-o", `HostKeyAlias=libvirt-ts-${domain.UUIDString()}`, "-o", "StrictHostKeyChecking=accept-new"],
    ...(user === undefined ? [] : ["-l", user]),
    ...(identity === undefined ? [] : ["-i", identity]),
    // No word behind it is an option of ssh.
    "--",
    hostOf(found.address),
    ...(command ?? []),
  ]);
  if (status !== 0) throw new ExitStatus(status);
}

/** An address that one of this host's own can be reached by. */
const hostOf = (address: string | undefined): string =>
  address === undefined || address === "0.0.0.0" || address === "::" ? "127.0.0.1" : address;

async function runSsh({ app }: Context, words: readonly string[]): Promise<number> {
  try {
    const status = await runOnTerminal(app, "ssh", words);
    return typeof status === "number" ? status : 255;
  } catch (error) {
    throw new Failure(msg("cannot run ssh: {reason}"), { reason: systemReason(error) });
  }
}

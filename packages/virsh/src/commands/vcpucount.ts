import { command } from "../cli/command.js";
import { domainArgument, flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const vcpucount = command({
  name: "vcpucount",
  group: "domain",
  summary: msg("domain vcpu counts"),
  description: msg(
    "Prints how many virtual CPUs a domain has: live while it is active, else in its configuration.",
  ),
  options: { domain: domainArgument(), current: flag(msg("print the number only")) },
  json: "{ current: number, scope: 'config' | 'live' }",
  async run(context, { domain: word, current }) {
    const domain = await findDomain(context, word);
    const { nrVirtCpu } = await context.attempt(
      msg("failed to get the virtual CPUs of domain '{domain}'"),
      { domain: word },
      (call) => domain.info(call),
    );
    const scope = domain.ID() === -1 ? "config" : "live";
    context.report({ current: nrVirtCpu, scope }, () =>
      current
        ? `${nrVirtCpu}\n`
        : `${"current".padEnd(12)} ${scope.padEnd(12)} ${String(nrVirtCpu).padStart(3)}\n`,
    );
  },
});

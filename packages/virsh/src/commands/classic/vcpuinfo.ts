import { possibleCpus } from "@libvirt-ts/core";
import { command } from "../../cli/command.js";
import { domainArgument, flag } from "../../cli/option.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { reportVcpus } from "../kit/vcpu-rows.js";

export const vcpuinfo = command({
  name: "vcpuinfo",
  group: "domain",
  summary: msg("domain vcpu information"),
  description: msg("Prints basic information about the virtual CPUs of a domain."),
  options: {
    domain: domainArgument("active-domain"),
    pretty: flag(msg("print the affinity as a list of CPUs")),
  },
  json: "{ vcpu: number, cpu: number, state: string, cpuTimeNs: number, affinity: number[] }[]",
  async run(context, { domain: word, pretty }) {
    const domain = await findDomain(context, word);
    const [vcpus, node] = await context.attempt(
      msg("failed to get the virtual CPUs of domain '{domain}'"),
      { domain: word },
      (call) => Promise.all([domain.vcpus(call), context.connection.getInfo(call)]),
    );
    reportVcpus(context, vcpus, possibleCpus(node), pretty);
  },
});

import { cpusOf, cpuUsable, type NodeInfo } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { cpuSeconds, vcpuStateWord } from "../values/state.js";

export const vcpuinfo = command({
  name: "vcpuinfo",
  group: "domain",
  summary: msg("domain vcpu information"),
  description: msg("Prints basic information about the virtual CPUs of a domain."),
  options: { domain: domainArgument("active-domain") },
  json: "{ vcpu: number, cpu: number, state: string, cpuTimeNs: number, affinity: number[] }[]",
  async run(context, { domain: word }) {
    const domain = await findDomain(context, word);
    const [vcpus, node] = await context.attempt(
      msg("failed to get the virtual CPUs of domain '{domain}'"),
      { domain: word },
      (call) => Promise.all([domain.vcpus(call), context.connection.getInfo(call)]),
    );
    const possible = possibleCpus(node);
    context.report(
      vcpus.map(({ number, cpu, state, cpuTime, cpumap }) => ({
        vcpu: number,
        cpu,
        state: vcpuStateWord(state),
        cpuTimeNs: cpuTime,
        affinity: cpusOf(cpumap).filter((usable) => usable < possible),
      })),
      () =>
        vcpus
          .map(({ number, cpu, state, cpuTime, cpumap }) =>
            context.fields(15, [
              ["VCPU:", String(number)],
              ["CPU:", String(cpu)],
              ["State:", vcpuStateWord(state)],
              ...(cpuTime === 0n ? [] : [["CPU time:", cpuSeconds(cpuTime)] as const]),
              [
                "CPU Affinity:",
                Array.from({ length: possible }, (_, n) => (cpuUsable(cpumap, n) ? "y" : "-")).join(""),
              ],
            ]),
          )
          .join("\n"),
    );
  },
});

/** CPUs that the host can have, active or not. C: `VIR_NODEINFO_MAXCPUS`. */
export const possibleCpus = ({ nodes, sockets, cores, threads }: NodeInfo): number =>
  nodes * sockets * cores * threads;

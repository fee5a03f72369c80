import type { DomainInfo } from "@libvirt-ts/core";
import { command } from "../../cli/command.js";
import type { Context } from "../../cli/context.js";
import { domainArguments } from "../../cli/option.js";
import { msg } from "../../i18n/message.js";
import type { Cell } from "../../output/table.js";
import { findDomain } from "../../values/domain.js";
import { cpuSeconds, stateCell, stateWord } from "../../values/state.js";

export const dominfo = command({
  name: "dominfo",
  group: "monitor",
  summary: msg("domain information"),
  description: msg("Prints basic information about a domain."),
  options: { domain: domainArguments() },
  json: "{ id: number | null, name: string, uuid: string, osType: string, state: string, cpus: number, cpuTimeNs: number, maxMemoryKiB: number, usedMemoryKiB: number }",
  run: (context, args) =>
    context.each(args.domain, async (word, index) => {
      const domain = await findDomain(context, word);
      const [info, osType] = await context.attempt(
        msg("failed to get information about domain '{domain}'"),
        { domain: word },
        (call) => Promise.all([domain.info(call), domain.OSType(call)]),
      );
      const identity = {
        id: domain.ID() === -1 ? null : domain.ID(),
        name: domain.name(),
        uuid: domain.UUIDString(),
      };
      context.report(
        {
          ...identity,
          osType,
          state: stateWord(info.state),
          cpus: info.nrVirtCpu,
          cpuTimeNs: info.cpuTime,
          maxMemoryKiB: info.maxMem,
          usedMemoryKiB: info.memory,
        },
        () => (index > 0 ? "\n" : "") + formatInfo(context, identity, osType, info),
      );
    }),
});

interface Identity {
  readonly id: number | null;
  readonly name: string;
  readonly uuid: string;
}

function formatInfo(
  context: Context,
  { id, name, uuid }: Identity,
  osType: string,
  info: DomainInfo,
): string {
  const fields: [string, string | Cell][] = [
    ["Id:", id === null ? "-" : String(id)],
    ["Name:", name],
    ["UUID:", uuid],
    ["OS Type:", osType],
    ["State:", stateCell(info.state)],
    ["CPU(s):", String(info.nrVirtCpu)],
    ["CPU time:", cpuSeconds(info.cpuTime)],
    ["Max memory:", `${info.maxMem} kB`],
    ["Used memory:", `${info.memory} kB`],
  ];
  return context.fields(
    15,
    fields.filter(([label]) => label !== "CPU time:" || info.cpuTime !== 0n),
  );
}

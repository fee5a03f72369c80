import { cpuUsable } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { affinityOf, formatCpuList } from "../../values/cpu-list.js";
import { cpuSeconds, vcpuStateWord } from "../../values/state.js";

/** One virtual CPU; of a domain that does not run only its affinity is known. */
export interface ShownVcpu {
  readonly number: number;
  readonly cpumap: Uint8Array;
  readonly cpu: number | undefined;
  readonly state: number | undefined;
  readonly cpuTime: bigint | undefined;
}

/** Tells of virtual CPUs, and where they may run of the `possible` CPUs of the host. */
export function reportVcpus(
  context: Context,
  vcpus: readonly ShownVcpu[],
  possible: number,
  pretty: boolean,
): void {
  const data = vcpus.map(({ number, cpu, state, cpuTime, cpumap }) => ({
    vcpu: number,
    cpu: cpu ?? null,
    state: state === undefined ? null : vcpuStateWord(state),
    cpuTimeNs: cpuTime ?? null,
    affinity: affinityOf(cpumap, possible),
  }));
  context.report(data, () =>
    vcpus
      .map((vcpu) =>
        context.fields(15, [
          ["VCPU:", String(vcpu.number)],
          ["CPU:", String(vcpu.cpu ?? "N/A")],
          ["State:", vcpu.state === undefined ? "N/A" : vcpuStateWord(vcpu.state)],
          ...timeOf(vcpu),
          ["CPU Affinity:", affinityText(vcpu, possible, pretty)],
        ]),
      )
      .join("\n"),
  );
}

const timeOf = ({ cpuTime }: ShownVcpu): (readonly [string, string])[] => {
  if (cpuTime === undefined) return [["CPU time", "N/A"]];
  return cpuTime === 0n ? [] : [["CPU time:", cpuSeconds(cpuTime)]];
};

const affinityText = ({ cpumap }: ShownVcpu, possible: number, pretty: boolean): string =>
  pretty
    ? `${formatCpuList(affinityOf(cpumap, possible))} (out of ${possible})`
    : Array.from({ length: possible }, (_, cpu) => (cpuUsable(cpumap, cpu) ? "y" : "-")).join("");

import { cpuMapLength, cpuMapOf, possibleCpus } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { domainArgument, optionalArgument, wholeNumber } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { affectedFlags, checkAffected } from "../values/affected.js";
import { affinityOf, formatCpuList, readCpuList } from "../values/cpu-list.js";
import { findDomain } from "../values/domain.js";

const columns = [
  { title: "VCPU", width: 4 },
  { title: "CPU Affinity", width: 0 },
];

export const vcpupin = command({
  name: "vcpupin",
  group: "domain",
  summary: msg("control or query domain vcpu affinity"),
  description: msg(
    "Pins a virtual CPU of a domain to physical CPUs of the host; without a list of them, prints where it is pinned to.",
  ),
  options: {
    domain: domainArgument("active-domain"),
    vcpu: optionalArgument(msg("vcpu number"), {
      placeholder: "number",
      complete: "vcpu",
      read: wholeNumber(0, 32_000),
    }),
    cpulist: optionalArgument(msg("host cpu numbers: 0,2 or 0-3 or 0-3,^2"), { complete: "cpulist" }),
    ...affectedFlags,
  },
  json: "{ vcpu: number, affinity: number[] }[], without a list of CPUs",
  async run(context, { domain: word, vcpu, cpulist, ...affected }) {
    if (cpulist !== undefined && vcpu === undefined) {
      throw new Failure(msg("command '{command}' requires <{option}>"), {
        command: "vcpupin",
        option: "vcpu",
      });
    }
    const domain = await findDomain(context, word);
    checkAffected(domain, affected);
    const failed =
      cpulist === undefined
        ? msg("failed to get the virtual CPUs of domain '{domain}'")
        : msg("Failed to pin vcpu {vcpu} of domain {domain}");
    const values = { domain: word, vcpu: vcpu ?? "" };
    const [info, node] = await context.attempt(failed, values, (call) =>
      Promise.all([domain.info(call), context.connection.getInfo(call)]),
    );
    if (vcpu !== undefined && vcpu >= info.nrVirtCpu) {
      throw new Failure(msg("domain '{domain}' has no vcpu {vcpu}: it has {count}, counted from 0"), {
        domain: word,
        vcpu,
        count: info.nrVirtCpu,
      });
    }
    const possible = possibleCpus(node);
    if (vcpu !== undefined && cpulist !== undefined) {
      const map = cpuMapOf(readCpuList(cpulist, possible), cpuMapLength(possible));
      await context.attempt(failed, values, (call) => domain.pinVcpu(vcpu, map, call));
      return;
    }
    const vcpus = await context.attempt(failed, values, (call) => domain.vcpus(call));
    const pins = vcpus
      .filter(({ number }) => vcpu === undefined || vcpu === number)
      .map(({ number, cpumap }) => ({ vcpu: number, affinity: affinityOf(cpumap, possible) }));
    const rows = pins.map((pin) => [String(pin.vcpu), formatCpuList(pin.affinity)]);
    const text = await context.titledRows(columns, rows);
    context.report(pins, () => text);
  },
});

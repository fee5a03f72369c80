import { cpuMapLength, cpuMapOf } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { argument, domainArgument, wholeNumber } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readCpuList } from "../values/cpu-list.js";
import { findDomain } from "../values/domain.js";
import { possibleCpus } from "./vcpuinfo.js";

export const vcpupin = command({
  name: "vcpupin",
  group: "domain",
  summary: msg("control domain vcpu affinity"),
  description: msg("Pins a virtual CPU of a domain to physical CPUs of the host."),
  options: {
    domain: domainArgument("active-domain"),
    vcpu: argument(msg("vcpu number"), {
      placeholder: "number",
      complete: "vcpu",
      read: wholeNumber(0, 32_000),
    }),
    cpulist: argument(msg("host cpu numbers: 0,2 or 0-3 or 0-3,^2"), { complete: "cpulist" }),
  },
  async run(context, { domain: word, vcpu, cpulist }) {
    const domain = await findDomain(context, word);
    const failed = msg("Failed to pin vcpu {vcpu} of domain {domain}");
    const [info, node] = await context.attempt(failed, { vcpu, domain: word }, (call) =>
      Promise.all([domain.info(call), context.connection.getInfo(call)]),
    );
    if (vcpu >= info.nrVirtCpu) {
      throw new Failure(msg("domain '{domain}' has no vcpu {vcpu}: it has {count}, counted from 0"), {
        domain: word,
        vcpu,
        count: info.nrVirtCpu,
      });
    }
    const possible = possibleCpus(node);
    const map = cpuMapOf(readCpuList(cpulist, possible), cpuMapLength(possible));
    await context.attempt(failed, { vcpu, domain: word }, (call) => domain.pinVcpu(vcpu, map, call));
  },
});

import * as p from "../protocol/index.js";
import { type Binding, bind } from "./binding.js";
import { domainRef } from "./values.js";

const dom = ["dom", domainRef] as const;

/** What only QEMU's driver has. */
export const qemuBindings: readonly Binding[] = [
  bind("domainQemuMonitorCommand", p.qemuDomainMonitorCommand, [dom, "cmd", "flags"], "result"),
  bind("domainQemuAgentCommand", p.qemuDomainAgentCommand, [dom, "cmd", "timeout", "flags"], "result"),
  bind("domainQemuAttach", p.qemuDomainAttach, ["pidValue", "flags"], dom),
];

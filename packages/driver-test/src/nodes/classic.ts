import type { NodeInfo } from "@libvirt-ts/driver";
import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import type { Clock } from "../clock.js";
import type { Configuration } from "../configuration.js";
import { hostOf } from "../state/host.js";
import { TestNode } from "../state/node.js";

/** The host of `test:///classic`, and what a node file leaves out. */
export const classicNodeInfo: NodeInfo = {
  model: "i686",
  memory: 3_145_728,
  cpus: 16,
  mhz: 1400,
  nodes: 2,
  sockets: 2,
  cores: 2,
  threads: 2,
};

/** The domain of `test:///classic`. */
export const classicDomain: Configuration = {
  type: "test",
  name: "test",
  uuid: "004b96e1-2d78-c30f-5aa5-f03c87d21e69",
  memory: { unit: "KiB", value: 8_388_608 },
  currentMemory: { unit: "KiB", value: 2_097_152 },
  vcpu: { value: 2 },
  on_poweroff: "destroy",
  on_reboot: "restart",
  on_crash: "restart",
  devices: {},
};

/** The node that libvirt 0.1.11 had, with its one domain. */
export function classicNode(clock: Clock): TestNode {
  const node = new TestNode(hostOf(classicNodeInfo), clock, "0.1.11");
  const domain = node.add(classicDomain.uuid, classicDomain.name);
  domain.definition = classicDomain;
  node.boot(domain, classicDomain, DomainRunningReason.UNKNOWN);
  return node;
}

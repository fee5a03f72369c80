import type { NodeInfo } from "@libvirt-ts/driver";
import type { DomainDescription } from "@libvirt-ts/xml";

/** The node of `test:///default`, and what a node file leaves out. */
export const defaultNodeInfo: NodeInfo = {
  model: "i686",
  memory: 3_145_728,
  cpus: 16,
  mhz: 1400,
  nodes: 2,
  sockets: 2,
  cores: 2,
  threads: 2,
};

/** The domain of `test:///default`. */
export const defaultDomain: DomainDescription & { readonly uuid: string } = {
  type: "test",
  name: "test",
  uuid: "004b96e1-2d78-c30f-5aa5-f03c87d21e69",
  os: { kind: "none" },
  memory: 8_388_608,
  currentMemory: 2_097_152,
  vcpus: 2,
  onPoweroff: "destroy",
  onReboot: "restart",
  onCrash: "restart",
  features: [],
  devices: { disks: [], interfaces: [], graphics: [], consoles: [] },
};

import type { NodeInfo } from "@libvirt-ts/driver";
import type { Network } from "@libvirt-ts/xml/network";
import type { StoragePool } from "@libvirt-ts/xml/storage-pool";
import type { Configuration } from "./configuration.js";

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
export const defaultDomain: Configuration = {
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

const networkUuid = "dd8fe884-6c02-601e-7551-cca97df1c5df";
const poolUuid = "dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566";

const network: Network = {
  name: "default",
  uuid: networkUuid,
  forward: { mode: "nat" },
  bridge: { name: "virbr0", stp: "on", delay: 0 },
  ip: [
    {
      address: "192.168.122.1",
      netmask: "255.255.255.0",
      dhcp: { range: [{ start: "192.168.122.2", end: "192.168.122.254" }] },
    },
  ],
};

const pool: StoragePool = {
  type: "dir",
  name: "default-pool",
  uuid: poolUuid,
  source: {},
  target: { path: "/default-pool" },
};

/** The network and the pool of `test:///default`, both active. */
export const defaultObjects = {
  network: { name: "default", uuid: networkUuid, definition: network },
  pool: { name: "default-pool", uuid: poolUuid, definition: pool },
};

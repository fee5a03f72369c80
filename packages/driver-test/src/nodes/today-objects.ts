import type { HostInterface } from "@libvirt-ts/xml/interface";
import type { Network } from "@libvirt-ts/xml/network";
import type { NodeDevice } from "@libvirt-ts/xml/node-device";
import type { StoragePool } from "@libvirt-ts/xml/storage-pool";
import type { Identified } from "../state/table.js";

/** The network of `test:///default`. */
export const todayNetwork: Network & Identified = {
  name: "default",
  uuid: "dd8fe884-6c02-601e-7551-cca97df1c5df",
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

/** The storage pool of `test:///default`. */
export const todayPool: StoragePool & Identified = {
  type: "dir",
  name: "default-pool",
  uuid: "dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566",
  source: {},
  target: { path: "/default-pool" },
};

/** The host's interface in `test:///default`. */
export const todayInterface: HostInterface & { readonly name: string } = {
  type: "ethernet",
  name: "eth1",
  start: { mode: "onboot" },
  mtu: { size: 1492 },
  protocol: [
    {
      family: "ipv4",
      ip: [{ address: "192.168.0.5", prefix: 24 }],
      route: { gateway: "192.168.0.1" },
    },
  ],
  mac: { address: "aa:bb:cc:dd:ee:ff" },
};

type Device = NodeDevice & { readonly name: string };

const computer: Device = {
  name: "computer",
  capability: [
    {
      type: "system",
      hardware: {
        vendor: "Libvirt",
        version: "Test driver",
        serial: "123456",
        uuid: "11111111-2222-3333-4444-555555555555",
      },
      firmware: { vendor: "Libvirt", version: "Test Driver", release_date: "01/22/2007" },
    },
  ],
};

/** A SCSI host of Fibre Channel: its number, its names, and whether it makes virtual ones. */
function fibreHost(host: number, parent: string, names: readonly string[], makesHosts: boolean): Device {
  const [wwnn, wwpn, fabric_wwn] = names as [string, string, string];
  return {
    name: `scsi_host${host}`,
    parent: { value: parent },
    capability: [
      {
        type: "scsi_host",
        host,
        unique_id: host - 1,
        capability: [
          { type: "fc_host", wwnn, wwpn, fabric_wwn },
          ...(makesHosts ? [{ type: "vport_ops" as const, max_vports: 0, vports: 0 }] : []),
        ],
      },
    ],
  };
}

/** The host's devices in `test:///default`. */
export const todayDevices: readonly Device[] = [
  computer,
  fibreHost(1, "computer", ["2000000012341234", "1000000012341234", "2000000043214321"], true),
  fibreHost(2, "computer", ["2000000056785678", "1000000056785678", "2000000087658765"], true),
  fibreHost(11, "scsi_host1", ["2000000034563456", "1000000034563456", "2000000043214321"], false),
];

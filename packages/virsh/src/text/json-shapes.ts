import { domainShapes } from "./json-shapes-of-domains.js";
import { hostShapes } from "./json-shapes-of-hosts.js";

/** The shape of what `--json` prints under `data`, by command. */
export const jsonShapes: Readonly<Record<string, string>> = {
  ...domainShapes,
  ...hostShapes,
  install: "{ name: string, uuid: string, volumes: string[], sshPort: number | null, started: boolean }",
  top: "{ id: number | null, name: string, state: string, vcpus: number, cpu: number, memoryKiB: number, read: number, written: number, received: number, sent: number }[], a document for each look",
  "net-desc": "{ title?: string | null, description?: string | null }",
  "net-dhcp-leases":
    "{ iface: string, expiry: string, protocol: string, mac?: string, iaid?: string, ipaddr: string, prefix: number, hostname?: string, clientid?: string }[]",
  "net-dumpxml": "{ xml: string } | { nodes: string[] }",
  "net-event":
    "{ time: string, event: string, network: string, type?: string, uri?: string | null }, a document for each event",
  "net-info":
    "{ name: string, uuid: string, active: boolean, persistent: boolean, autostart: boolean | null, bridge: string | null }",
  "find-storage-pool-sources": "{ xml: string }",
  "find-storage-pool-sources-as": "{ xml: string }",
  "net-list":
    "{ name: string, uuid: string, active: boolean, autostart: boolean | null, persistent: boolean, title?: string | null }[]",
  "net-metadata": "{ xml: string | null }",
  "net-name": "{ name: string }",
  "net-port-dumpxml": "{ xml: string } | { nodes: string[] }",
  "net-port-list": "{ uuid: string }[]",
  "net-uuid": "{ uuid: string }",
  "pool-capabilities": "{ xml: string }",
  "pool-dumpxml": "{ xml: string } | { nodes: string[] }",
  "pool-event": "{ time: string, event: string, pool: string, type?: string }, a document for each event",
  "pool-info":
    "{ name: string, uuid: string, state: string, persistent: boolean, autostart: boolean | null, capacity?: number, allocation?: number, available?: number }",
  "pool-list":
    "{ name: string, uuid: string, active: boolean, autostart: boolean | null, state?: string, persistent?: boolean, capacity?: number, allocation?: number, available?: number }[]",
  "pool-name": "{ name: string }",
  "pool-uuid": "{ uuid: string }",
  "vol-dumpxml": "{ xml: string } | { nodes: string[] }",
  "vol-info": "{ name: string, type: string, capacity: number, allocation?: number, physical?: number }",
  "vol-key": "{ key: string }",
  "vol-list": "{ name: string, path: string, type?: string, capacity?: number, allocation?: number }[]",
  "vol-name": "{ name: string }",
  "vol-path": "{ path: string }",
  "vol-pool": "{ name: string, uuid: string }",
};

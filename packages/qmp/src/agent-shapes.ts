import type { AgentCommands } from "./agent-commands.js";
import type { ShapeOf } from "./shape.js";

const address = {
  "bus-type": "text",
  bus: "integer",
  target: "integer",
  unit: "integer",
  "dev?": "text",
  "serial?": "text",
  "pci-controller?": { domain: "integer", bus: "integer", slot: "integer", function: "integer" },
} as const;

const nothing = {};

/** What the agent's answers must be: the guest may write anything. */
export const agentShapes: { readonly [K in keyof AgentCommands]: ShapeOf<AgentCommands[K]["returns"]> } = {
  "guest-ping": nothing,
  "guest-info": {
    version: "text",
    supported_commands: [{ name: "text", enabled: "truth", "success-response": "truth" }],
  },
  "guest-get-time": "integer",
  "guest-set-time": nothing,
  "guest-shutdown": nothing,
  "guest-suspend-disk": nothing,
  "guest-suspend-ram": nothing,
  "guest-suspend-hybrid": nothing,
  "guest-fsfreeze-status": "text",
  "guest-fsfreeze-freeze": "integer",
  "guest-fsfreeze-freeze-list": "integer",
  "guest-fsfreeze-thaw": "integer",
  "guest-fstrim": {
    paths: [{ path: "text", "trimmed?": "integer", "minimum?": "integer", "error?": "text" }],
  },
  "guest-network-get-interfaces": [
    {
      name: "text",
      "hardware-address?": "text",
      "ip-addresses?": [{ "ip-address": "text", "ip-address-type": "text", prefix: "integer" }],
      "statistics?": { "*": "integer" },
    },
  ],
  "guest-get-fsinfo": [
    {
      name: "text",
      mountpoint: "text",
      type: "text",
      "used-bytes?": "integer",
      "total-bytes?": "integer",
      "total-bytes-privileged?": "integer",
      disk: [address],
    },
  ],
  "guest-get-disks": [
    {
      name: "text",
      partition: "truth",
      "dependencies?": ["text"],
      "address?": address,
      "alias?": "text",
    },
  ],
  "guest-get-host-name": { "host-name": "text" },
  "guest-get-osinfo": { "*": "text" },
  "guest-get-timezone": { "zone?": "text", offset: "integer" },
  "guest-get-users": [{ user: "text", "domain?": "text", "login-time": "number" }],
  "guest-get-vcpus": [{ "logical-id": "integer", online: "truth", "can-offline?": "truth" }],
  "guest-set-vcpus": "integer",
  "guest-set-user-password": nothing,
  "guest-ssh-get-authorized-keys": { keys: ["text"] },
  "guest-ssh-add-authorized-keys": nothing,
  "guest-ssh-remove-authorized-keys": nothing,
  "guest-exec": { pid: "integer" },
  "guest-exec-status": {
    exited: "truth",
    "exitcode?": "integer",
    "signal?": "integer",
    "out-data?": "text",
    "out-truncated?": "truth",
    "err-data?": "text",
    "err-truncated?": "truth",
  },
  "guest-file-open": "integer",
  "guest-file-read": { count: "integer", "buf-b64": "text", eof: "truth" },
  "guest-file-write": { count: "integer", eof: "truth" },
  "guest-file-close": nothing,
};

import type { QmpInteger } from "./schema.generated.js";

type None = Record<never, never>;
type Nothing = Record<string, never>;

/** A network card as the guest sees it. */
export interface AgentInterface {
  readonly name: string;
  readonly "hardware-address"?: string;
  readonly "ip-addresses"?: readonly {
    readonly "ip-address": string;
    readonly "ip-address-type": "ipv4" | "ipv6";
    readonly prefix: QmpInteger;
  }[];
  /** Bytes, packets, errors and drops since the guest started. */
  readonly statistics?: { readonly [counter: string]: QmpInteger };
}

/** A mounted file system of the guest. */
export interface AgentFileSystem {
  readonly name: string;
  readonly mountpoint: string;
  readonly type: string;
  /** Bytes. */
  readonly "used-bytes"?: QmpInteger;
  /** Bytes, as an ordinary user of the guest sees it. */
  readonly "total-bytes"?: QmpInteger;
  /** Bytes, what is reserved for root included. */
  readonly "total-bytes-privileged"?: QmpInteger;
  readonly disk: readonly AgentDiskAddress[];
}

/** Where a disk sits in the guest's machine. */
export interface AgentDiskAddress {
  readonly "bus-type": string;
  readonly bus: QmpInteger;
  readonly target: QmpInteger;
  readonly unit: QmpInteger;
  readonly dev?: string;
  readonly serial?: string;
  readonly "pci-controller"?: {
    readonly domain: QmpInteger;
    readonly bus: QmpInteger;
    readonly slot: QmpInteger;
    readonly function: QmpInteger;
  };
}

/** A command that the agent knows. */
export interface AgentCommandInfo {
  readonly name: string;
  readonly enabled: boolean;
  /** Whether success is answered. */
  readonly "success-response": boolean;
}

/**
 * The guest agent's commands and what they return. Agents differ by version and system: `guest-info` tells which are
 * there; further members may come. Wire source: QEMU's "Guest Agent Protocol Reference".
 */
export interface AgentCommands {
  readonly "guest-ping": { readonly arguments: None; readonly returns: Nothing };
  readonly "guest-info": {
    readonly arguments: None;
    readonly returns: { readonly version: string; readonly supported_commands: readonly AgentCommandInfo[] };
  };
  /** Nanoseconds since 1970: a `bigint` in our time. */
  readonly "guest-get-time": { readonly arguments: None; readonly returns: QmpInteger };
  /** Sets the clock, or without `time` reads the hardware's. */
  readonly "guest-set-time": {
    readonly arguments: { readonly time?: QmpInteger };
    readonly returns: Nothing;
  };
  /** Success is silent. */
  readonly "guest-shutdown": {
    readonly arguments: { readonly mode?: "powerdown" | "halt" | "reboot" };
    readonly returns: Nothing;
  };
  /** Success is silent. */
  readonly "guest-suspend-disk": { readonly arguments: None; readonly returns: Nothing };
  /** Success is silent. */
  readonly "guest-suspend-ram": { readonly arguments: None; readonly returns: Nothing };
  /** Success is silent. */
  readonly "guest-suspend-hybrid": { readonly arguments: None; readonly returns: Nothing };
  readonly "guest-fsfreeze-status": { readonly arguments: None; readonly returns: "thawed" | "frozen" };
  /** The number of file systems that were frozen. */
  readonly "guest-fsfreeze-freeze": { readonly arguments: None; readonly returns: QmpInteger };
  readonly "guest-fsfreeze-freeze-list": {
    readonly arguments: { readonly mountpoints?: readonly string[] };
    readonly returns: QmpInteger;
  };
  /** The number of file systems that were thawed. */
  readonly "guest-fsfreeze-thaw": { readonly arguments: None; readonly returns: QmpInteger };
  /** `minimum`: bytes of the smallest range that is worth it. */
  readonly "guest-fstrim": {
    readonly arguments: { readonly minimum?: QmpInteger };
    readonly returns: {
      readonly paths: readonly {
        readonly path: string;
        readonly trimmed?: QmpInteger;
        readonly minimum?: QmpInteger;
        readonly error?: string;
      }[];
    };
  };
  readonly "guest-network-get-interfaces": {
    readonly arguments: None;
    readonly returns: readonly AgentInterface[];
  };
  readonly "guest-get-fsinfo": { readonly arguments: None; readonly returns: readonly AgentFileSystem[] };
  readonly "guest-get-disks": {
    readonly arguments: None;
    readonly returns: readonly {
      readonly name: string;
      readonly partition: boolean;
      readonly dependencies?: readonly string[];
      readonly address?: AgentDiskAddress;
      readonly alias?: string;
    }[];
  };
  readonly "guest-get-host-name": {
    readonly arguments: None;
    readonly returns: { readonly "host-name": string };
  };
  readonly "guest-get-osinfo": {
    readonly arguments: None;
    readonly returns: { readonly [field: string]: string | undefined };
  };
  /** `offset`: seconds east of Greenwich. */
  readonly "guest-get-timezone": {
    readonly arguments: None;
    readonly returns: { readonly zone?: string; readonly offset: QmpInteger };
  };
  /** `login-time`: seconds since 1970, with a fraction. */
  readonly "guest-get-users": {
    readonly arguments: None;
    readonly returns: readonly {
      readonly user: string;
      readonly domain?: string;
      readonly "login-time": number;
    }[];
  };
  readonly "guest-get-vcpus": {
    readonly arguments: None;
    readonly returns: readonly {
      readonly "logical-id": QmpInteger;
      readonly online: boolean;
      readonly "can-offline"?: boolean;
    }[];
  };
  /** How many of the vcpus were handled; fewer than given: the next one failed. */
  readonly "guest-set-vcpus": {
    readonly arguments: {
      readonly vcpus: readonly { readonly "logical-id": QmpInteger; readonly online: boolean }[];
    };
    readonly returns: QmpInteger;
  };
  /** `password` is base64. */
  readonly "guest-set-user-password": {
    readonly arguments: { readonly username: string; readonly password: string; readonly crypted: boolean };
    readonly returns: Nothing;
  };
  readonly "guest-ssh-get-authorized-keys": {
    readonly arguments: { readonly username: string };
    readonly returns: { readonly keys: readonly string[] };
  };
  readonly "guest-ssh-add-authorized-keys": {
    readonly arguments: {
      readonly username: string;
      readonly keys: readonly string[];
      readonly reset?: boolean;
    };
    readonly returns: Nothing;
  };
  readonly "guest-ssh-remove-authorized-keys": {
    readonly arguments: { readonly username: string; readonly keys: readonly string[] };
    readonly returns: Nothing;
  };
  /** `input-data` is base64. */
  readonly "guest-exec": {
    readonly arguments: {
      readonly path: string;
      readonly arg?: readonly string[];
      readonly env?: readonly string[];
      readonly "input-data"?: string;
      readonly "capture-output"?: boolean;
    };
    readonly returns: { readonly pid: QmpInteger };
  };
  /** Good once after the end. `out-data` and `err-data` are base64. */
  readonly "guest-exec-status": {
    readonly arguments: { readonly pid: QmpInteger };
    readonly returns: {
      readonly exited: boolean;
      readonly exitcode?: QmpInteger;
      readonly signal?: QmpInteger;
      readonly "out-data"?: string;
      readonly "out-truncated"?: boolean;
      readonly "err-data"?: string;
      readonly "err-truncated"?: boolean;
    };
  };
  /** A handle. `mode` as of C's `fopen`. */
  readonly "guest-file-open": {
    readonly arguments: { readonly path: string; readonly mode?: string };
    readonly returns: QmpInteger;
  };
  /** `count`: bytes. `buf-b64` is base64. */
  readonly "guest-file-read": {
    readonly arguments: { readonly handle: QmpInteger; readonly count?: QmpInteger };
    readonly returns: { readonly count: QmpInteger; readonly "buf-b64": string; readonly eof: boolean };
  };
  readonly "guest-file-write": {
    readonly arguments: {
      readonly handle: QmpInteger;
      readonly "buf-b64": string;
      readonly count?: QmpInteger;
    };
    readonly returns: { readonly count: QmpInteger; readonly eof: boolean };
  };
  readonly "guest-file-close": {
    readonly arguments: { readonly handle: QmpInteger };
    readonly returns: Nothing;
  };
}

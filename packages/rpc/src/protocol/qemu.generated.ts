// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, QEMU } from "../procedure.js";
import { hyper, int, nothing, uint } from "../xdr/codec.js";
import { optional, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireDomain } from "./types.generated.js";

/** `QEMU_PROC_DOMAIN_MONITOR_COMMAND`. C: `virDomainQemuMonitorCommand`. */
export const qemuDomainMonitorCommand = /* @__PURE__ */ procedure(
  QEMU, 1, "qemuDomainMonitorCommand",
  /* @__PURE__ */ struct({ dom: wireDomain, cmd: text, flags: uint }),
  /* @__PURE__ */ struct({ result: text }),
);

/** `QEMU_PROC_DOMAIN_ATTACH`. C: `virDomainQemuAttach`. */
export const qemuDomainAttach = /* @__PURE__ */ procedure(
  QEMU, 2, "qemuDomainAttach",
  /* @__PURE__ */ struct({ pidValue: uint, flags: uint }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `QEMU_PROC_DOMAIN_AGENT_COMMAND`. C: `virDomainQemuAgentCommand`. */
export const qemuDomainAgentCommand = /* @__PURE__ */ procedure(
  QEMU, 3, "qemuDomainAgentCommand",
  /* @__PURE__ */ struct({ dom: wireDomain, cmd: text, timeout: int, flags: uint }),
  /* @__PURE__ */ struct({ result: /* @__PURE__ */ optional(text) }),
);

/** `QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER`. C: `virConnectDomainQemuMonitorEventRegister`. */
export const qemuConnectDomainMonitorEventRegister = /* @__PURE__ */ procedure(
  QEMU, 4, "qemuConnectDomainMonitorEventRegister",
  /* @__PURE__ */ struct({
    dom: /* @__PURE__ */ optional(wireDomain),
    event: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ callbackID: int }),
);

/** `QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER`. C: `virConnectDomainQemuMonitorEventDeregister`. */
export const qemuConnectDomainMonitorEventDeregister = /* @__PURE__ */ procedure(
  QEMU, 5, "qemuConnectDomainMonitorEventDeregister",
  /* @__PURE__ */ struct({ callbackID: int }),
  nothing,
);

/** `QEMU_PROC_DOMAIN_MONITOR_EVENT`. */
export const qemuDomainMonitorEvent = /* @__PURE__ */ event(
  QEMU, 6, "qemuDomainMonitorEvent",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    event: text,
    seconds: hyper,
    micros: uint,
    details: /* @__PURE__ */ optional(text),
  }),
);

/** `QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES`. C: `virDomainQemuMonitorCommandWithFiles`. */
export const qemuDomainMonitorCommandWithFiles = /* @__PURE__ */ procedure(
  QEMU, 7, "qemuDomainMonitorCommandWithFiles",
  /* @__PURE__ */ struct({ dom: wireDomain, cmd: text, flags: uint }),
  /* @__PURE__ */ struct({ result: text }),
);

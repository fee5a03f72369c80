// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virConnectDomainQemuMonitorEventRegisterFlags`, `VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_*`. */
export const ConnectDomainQemuMonitorEventRegisterFlags = {
  REGEX: 1,
  NOCASE: 2,
} as const;

/** C: `virDomainQemuAgentCommandTimeoutValues`, `VIR_DOMAIN_QEMU_AGENT_COMMAND_*`. */
export const DomainQemuAgentCommandTimeout = {
  BLOCK: -2,
  MIN: -2,
  DEFAULT: -1,
  NOWAIT: 0,
  SHUTDOWN: 60,
} as const;
export type DomainQemuAgentCommandTimeout = (typeof DomainQemuAgentCommandTimeout)[keyof typeof DomainQemuAgentCommandTimeout];

/** C: `virDomainQemuMonitorCommandFlags`, `VIR_DOMAIN_QEMU_MONITOR_COMMAND_*`. */
export const DomainQemuMonitorCommandFlags = {
  DEFAULT: 0,
  HMP: 1,
} as const;

import type { QemuOperations } from "@libvirt-ts/driver";
import { DomainQemuMonitorCommandFlags } from "@libvirt-ts/driver/flags";
import { stringifyJson } from "@libvirt-ts/qmp";
import { invalidArgument } from "../errors.js";
import type { QemuNode } from "../node/node.js";
import { noteMeasurement } from "./dirty-rate.js";

type MonitorOperations = Required<
  Pick<QemuOperations, "domainQemuMonitorCommand" | "domainQemuMonitorEvents">
>;

/** What goes past libvirt. */
export function monitorOperations(
  node: QemuNode,
  keep: <T extends { end(): void }>(stream: T) => T,
): MonitorOperations {
  return {
    async domainQemuMonitorCommand(ref, command, flags, options) {
      const guest = await node.active(ref);
      const isText = (flags & DomainQemuMonitorCommandFlags.HMP) !== 0;
      const [name, args] = isText
        ? (["human-monitor-command", { "command-line": command }] as const)
        : readCommand(command);
      if (/calc[-_]dirty[-_]rate/.test(command)) await noteMeasurement(guest);
      const answer = await guest.run((client) => client.call(name, args, { ...options }), options?.signal);
      return isText ? String(answer) : stringifyJson({ return: answer });
    },

    domainQemuMonitorEvents: (filter, options) => keep(node.events.listenToMonitors(filter, options?.signal)),
  };
}

/** A command of QEMU's monitor or its agent, with its arguments. Throws INVALID_ARG. */
export function readCommand(text: string): readonly [name: string, args: object] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalidArgument("command", `it is no JSON: ${(cause as Error).message}`);
  }
  const { execute, arguments: args = {} } = (value ?? {}) as { execute?: unknown; arguments?: unknown };
  if (typeof execute !== "string" || typeof args !== "object" || args === null)
    throw invalidArgument("command", 'expected {"execute": NAME, "arguments": {…}}');
  return [execute, args];
}

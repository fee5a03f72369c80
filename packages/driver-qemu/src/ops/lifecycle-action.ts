import type { DomainOperations } from "@libvirt-ts/driver";
import { DomainLifecycle, DomainLifecycleAction } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { actionsOf } from "../command-line/command-line.js";
import { invalidArgument } from "../errors.js";
import type { QemuNode } from "../node/node.js";
import { unsupported } from "../unsupported.js";
import { withoutRun } from "./configuration.js";
import { impactOf } from "./impact.js";
import { change, startable } from "./redefine.js";

const elements: ReadonlyMap<number, "on_poweroff" | "on_reboot" | "on_crash"> = new Map([
  [DomainLifecycle.POWEROFF, "on_poweroff"],
  [DomainLifecycle.REBOOT, "on_reboot"],
  [DomainLifecycle.CRASH, "on_crash"],
]);

const words: ReadonlyMap<number, "destroy" | "restart" | "rename-restart" | "preserve"> = new Map([
  [DomainLifecycleAction.DESTROY, "destroy"],
  [DomainLifecycleAction.RESTART, "restart"],
  [DomainLifecycleAction.RESTART_RENAME, "rename-restart"],
  [DomainLifecycleAction.PRESERVE, "preserve"],
]);

/** What becomes of a guest that powers off, begins anew or crashes. */
export function lifecycleActionOperations(
  node: QemuNode,
): Required<Pick<DomainOperations, "domainSetLifecycleAction">> {
  return {
    domainSetLifecycleAction: (ref, type, action, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const element = elements.get(type);
        if (element === undefined) throw invalidArgument("type", `expected a DomainLifecycle, not ${type}`);
        const changed = (of: Domain): Domain => ({ ...of, [element]: wordOf(element, action) });
        const impact = impactOf(domain, flags);
        const { guest } = impact;
        if (guest !== undefined) await startable(node, changed(withoutRun(guest.live)));
        await change(node, impact, changed, async (guest) => {
          const live = changed(guest.live);
          await guest.run((client) => client.execute("set-action", actionsOf(live)), options?.signal);
          await guest.setLive(live);
        });
      }),
  };
}

/** Throws INVALID_ARG for a number that is none, CONFIG_UNSUPPORTED for what would dump a core. */
function wordOf(element: string, action: number): string {
  const word = words.get(action);
  if (word !== undefined) return word;
  const { COREDUMP_DESTROY, COREDUMP_RESTART } = DomainLifecycleAction;
  if (action === COREDUMP_DESTROY || action === COREDUMP_RESTART)
    throw unsupported(element, "no core is dumped");
  throw invalidArgument("action", `expected a DomainLifecycleAction, not ${action}`);
}

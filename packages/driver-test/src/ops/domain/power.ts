import {
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  type DomainOperations,
  DomainState,
  ErrorNumber,
} from "@libvirt-ts/driver";
import {
  DomainEventPMSuspendedDetail,
  DomainLifecycle,
  DomainLifecycleAction,
  DomainPausedReason,
  DomainRunningReason,
  NodeSuspendTarget,
} from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { changeConfiguration } from "../../state/impact.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { stop } from "./endings.js";
import { assertRunning } from "./lifecycle.js";

type PowerOperations = Required<
  Pick<
    DomainOperations,
    | "domainSuspend"
    | "domainResume"
    | "domainPMSuspendForDuration"
    | "domainPMWakeup"
    | "domainSetLifecycleAction"
  >
>;

/** Guests that stand, sleep and wake, and what becomes of them in the end. */
export function powerOperations(node: NodeDomains): PowerOperations {
  return {
    async domainSuspend(ref) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      if (guest.state === DomainState.PAUSED) return;
      if (guest.state === DomainState.PMSUSPENDED) throw wrongState(ref, "it sleeps; wake it first");
      guest.state = DomainState.PAUSED;
      guest.reason = DomainPausedReason.USER;
      guest.cpuClock.stand();
      node.emit(domain, DomainEventType.SUSPENDED, 0);
    },

    async domainResume(ref) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      if (guest.state === DomainState.PMSUSPENDED) throw wrongState(ref, "it sleeps; wake it");
      if (guest.state !== DomainState.PAUSED) return;
      guest.state = DomainState.RUNNING;
      guest.reason = DomainRunningReason.UNPAUSED;
      guest.cpuClock.run();
      node.emit(domain, DomainEventType.RESUMED, 0);
    },

    async domainPMSuspendForDuration(ref, target, duration) {
      const domain = node.find(ref);
      if (!(Object.values(NodeSuspendTarget) as number[]).includes(target)) {
        throw invalidArgument("virDomainPMSuspendForDuration", `there is no target ${target}`);
      }
      if (duration !== 0) {
        const detail = "a guest of the test node sleeps until it is woken; expected a duration of 0";
        throw testError(ErrorNumber.ARGUMENT_UNSUPPORTED, "virDomainPMSuspendForDuration", detail);
      }
      assertRunning(node, domain);
      const { MEMORY, DISK } = DomainEventPMSuspendedDetail;
      if (target === NodeSuspendTarget.DISK) {
        node.tell({ event: "pm-suspend-disk", reason: 0 }, domain);
        node.emit(domain, DomainEventType.PMSUSPENDED, DISK);
        stop(node, domain, DomainEventStoppedDetail.SHUTDOWN);
        return;
      }
      const guest = domain.guest!;
      guest.state = DomainState.PMSUSPENDED;
      guest.reason = 0;
      guest.cpuClock.stand();
      node.tell({ event: "pm-suspend", reason: 0 }, domain);
      node.emit(domain, DomainEventType.PMSUSPENDED, MEMORY);
    },

    async domainPMWakeup(ref) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      if (guest.state !== DomainState.PMSUSPENDED) throw wrongState(ref, "it does not sleep");
      guest.state = DomainState.RUNNING;
      guest.reason = DomainRunningReason.WAKEUP;
      guest.cpuClock.run();
      node.tell({ event: "pm-wakeup", reason: 0 }, domain);
      node.emit(domain, DomainEventType.STARTED, DomainEventStartedDetail.WAKEUP);
    },

    async domainSetLifecycleAction(ref, type, action, flags) {
      const field = fields[type];
      const word = words[action];
      if (field === undefined)
        throw invalidArgument("virDomainSetLifecycleAction", `there is no event ${type}`);
      if (word === undefined) {
        throw testError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "virDomainSetLifecycleAction",
          `the test node knows destroy, restart, preserve and rename-restart, not ${action}`,
        );
      }
      changeConfiguration(node, node.find(ref), flags, (configuration) => ({
        ...configuration,
        [field]: word,
      }));
    },
  };
}

const fields: Readonly<Record<number, keyof Domain>> = {
  [DomainLifecycle.POWEROFF]: "on_poweroff",
  [DomainLifecycle.REBOOT]: "on_reboot",
  [DomainLifecycle.CRASH]: "on_crash",
};

const words: Readonly<Record<number, string>> = {
  [DomainLifecycleAction.DESTROY]: "destroy",
  [DomainLifecycleAction.RESTART]: "restart",
  [DomainLifecycleAction.PRESERVE]: "preserve",
  [DomainLifecycleAction.RESTART_RENAME]: "rename-restart",
};

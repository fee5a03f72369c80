import { randomUUID } from "node:crypto";
import {
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  type DomainOperations,
  DomainRestart,
  DomainState,
} from "@libvirt-ts/driver";
import { wrongState } from "../errors.js";
import type { NodeState } from "../node-state.js";
import { configurationOf, refOf, type TestDomain } from "../test-domain.js";

type LifecycleOperations = Required<
  Pick<
    DomainOperations,
    | "domainCreate"
    | "domainUndefine"
    | "domainSuspend"
    | "domainResume"
    | "domainShutdown"
    | "domainReboot"
    | "domainDestroy"
    | "domainGetAutostart"
    | "domainSetAutostart"
  >
>;

/** The life of a domain, as the table of the contract's conformance suite has it. */
export function lifecycleOperations(node: NodeState): LifecycleOperations {
  return {
    async domainCreate(ref) {
      const domain = node.find(ref);
      if (domain.guest !== undefined) throw wrongState(ref, "it is active already");
      start(node, domain, DomainEventStartedDetail.BOOTED);
      return refOf(domain);
    },

    async domainUndefine(ref) {
      const domain = node.find(ref);
      if (domain.definition === undefined) throw wrongState(ref, "it is transient and has no definition");
      node.undefine(domain);
      node.emit(domain, DomainEventType.UNDEFINED, 0);
    },

    async domainSuspend(ref) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      if (guest.state === DomainState.PAUSED) return;
      guest.state = DomainState.PAUSED;
      guest.cpuClock.stand();
      node.emit(domain, DomainEventType.SUSPENDED, 0);
    },

    async domainResume(ref) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      if (guest.state !== DomainState.PAUSED) return;
      guest.state = DomainState.RUNNING;
      guest.cpuClock.run();
      node.emit(domain, DomainEventType.RESUMED, 0);
    },

    async domainShutdown(ref) {
      const domain = node.find(ref);
      assertRunning(node, domain);
      finish(node, domain, onPoweroff(domain), "shutdown");
      return refOf(domain);
    },

    async domainReboot(ref, flags) {
      const domain = node.find(ref);
      assertRunning(node, domain);
      const action = flags === 0 ? onReboot(domain) : (flags as DomainRestart);
      finish(node, domain, action, "reboot");
      return refOf(domain);
    },

    async domainDestroy(ref) {
      const domain = node.find(ref);
      if (domain.guest === undefined) throw wrongState(ref, "it is not active");
      stop(node, domain, DomainEventStoppedDetail.DESTROYED);
      return refOf(domain);
    },

    async domainGetAutostart(ref) {
      return node.find(ref).autostart;
    },

    async domainSetAutostart(ref, autostart) {
      const domain = node.find(ref);
      if (domain.definition === undefined)
        throw wrongState(ref, "a transient domain cannot start with the host");
      domain.autostart = autostart;
    },
  };
}

/** Starts an inactive domain from its definition. */
export function start(node: NodeState, domain: TestDomain, detail: number): void {
  node.boot(domain, domain.definition!);
  node.emit(domain, DomainEventType.STARTED, detail);
}

/** The guest is gone; so is the domain when it is transient. `detail` is a `DomainEventStoppedDetail`. */
export function stop(node: NodeState, domain: TestDomain, detail: number): void {
  node.halt(domain);
  node.emit(domain, DomainEventType.STOPPED, detail);
}

/** Does what a domain's configuration says is to be done when its guest crashes. */
export function crash(node: NodeState, domain: TestDomain): void {
  const guest = domain.guest!;
  guest.state = DomainState.CRASHED;
  guest.cpuClock.stand();
  node.emit(domain, DomainEventType.CRASHED, 0);
  finish(node, domain, onCrash(domain), "crash");
}

type Ending = "shutdown" | "reboot" | "crash";

const stoppedDetail: Readonly<Record<Ending, number>> = {
  shutdown: DomainEventStoppedDetail.SHUTDOWN,
  reboot: DomainEventStoppedDetail.SHUTDOWN,
  crash: DomainEventStoppedDetail.CRASHED,
};

/** Ends a guest's run and does what is configured for that ending. */
function finish(node: NodeState, domain: TestDomain, action: DomainRestart, ending: Ending): void {
  switch (action) {
    case DomainRestart.DESTROY:
      stop(node, domain, stoppedDetail[ending]);
      return;
    case DomainRestart.PRESERVE:
      preserve(node, domain, ending);
      return;
    case DomainRestart.RESTART:
    case DomainRestart.RENAME_RESTART: {
      const { description, id } = domain.guest!;
      if (action === DomainRestart.RESTART) node.unplug(domain);
      else setAside(node, domain, ending);
      // A guest that reboots stays the same one.
      const keepsId = ending === "reboot" && action === DomainRestart.RESTART;
      node.boot(domain, description, keepsId ? id : undefined);
      if (ending === "reboot") node.emitReboot(domain);
      else node.emit(domain, DomainEventType.STARTED, DomainEventStartedDetail.BOOTED);
    }
  }
}

/** The guest stays under its id, and nothing but destroying it is left. */
function preserve(node: NodeState, domain: TestDomain, ending: Ending): void {
  const guest = domain.guest!;
  guest.cpuClock.stand();
  if (ending === "crash") return;
  guest.state = DomainState.SHUTOFF;
  node.emit(domain, DomainEventType.STOPPED, stoppedDetail[ending]);
}

/** Preserves a domain's old guest under the next free name and a uuid of its own. */
function setAside(node: NodeState, domain: TestDomain, ending: Ending): void {
  const aside = node.add(randomUUID(), node.freeName(domain.name));
  node.handOver(domain, aside);
  aside.guest!.description = { ...aside.guest!.description, name: aside.name, uuid: aside.uuid };
  preserve(node, aside, ending);
}

function assertRunning(node: NodeState, domain: TestDomain): void {
  if (node.liveGuestOf(domain).state === DomainState.PAUSED) {
    throw wrongState(refOf(domain), "it is paused and cannot react; resume it first");
  }
}

const actions: Readonly<Record<string, DomainRestart>> = {
  destroy: DomainRestart.DESTROY,
  restart: DomainRestart.RESTART,
  preserve: DomainRestart.PRESERVE,
  "rename-restart": DomainRestart.RENAME_RESTART,
};

/** Whether the driver knows what to do for a word of `on_poweroff`, `on_reboot` or `on_crash`. */
export function isAction(word: string): boolean {
  return Object.hasOwn(actions, word);
}

const onPoweroff = (domain: TestDomain) => actions[configurationOf(domain).onPoweroff ?? "destroy"]!;
const onReboot = (domain: TestDomain) => actions[configurationOf(domain).onReboot ?? "restart"]!;
const onCrash = (domain: TestDomain) => actions[configurationOf(domain).onCrash ?? "rename-restart"]!;

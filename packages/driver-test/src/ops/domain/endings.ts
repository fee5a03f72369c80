import { randomUUID } from "node:crypto";
import {
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  DomainRestart,
  DomainState,
} from "@libvirt-ts/driver";
import { DomainCrashedReason, DomainRunningReason, DomainShutoffReason } from "@libvirt-ts/driver/flags";
import { actionOf, type Ending } from "../../state/actions.js";
import { configurationOf, type TestDomain } from "../../state/domain.js";
import type { NodeDomains } from "../../state/node-domains.js";

const endings: Readonly<Record<Ending, { readonly detail: number; readonly reason: number }>> = {
  shutdown: { detail: DomainEventStoppedDetail.SHUTDOWN, reason: DomainShutoffReason.SHUTDOWN },
  reboot: { detail: DomainEventStoppedDetail.SHUTDOWN, reason: DomainShutoffReason.SHUTDOWN },
  crash: { detail: DomainEventStoppedDetail.CRASHED, reason: DomainShutoffReason.CRASHED },
};

/** The reasons for which a domain is off, by what its last event says. */
const shutoffReasons: Readonly<Record<number, number>> = {
  [DomainEventStoppedDetail.SHUTDOWN]: DomainShutoffReason.SHUTDOWN,
  [DomainEventStoppedDetail.DESTROYED]: DomainShutoffReason.DESTROYED,
  [DomainEventStoppedDetail.CRASHED]: DomainShutoffReason.CRASHED,
  [DomainEventStoppedDetail.SAVED]: DomainShutoffReason.SAVED,
  [DomainEventStoppedDetail.FROM_SNAPSHOT]: DomainShutoffReason.FROM_SNAPSHOT,
};

/** The guest is gone; so is the domain when it is transient. `detail` is a `DomainEventStoppedDetail`. */
export function stop(node: NodeDomains, domain: TestDomain, detail: number): void {
  domain.shutoffReason = shutoffReasons[detail] ?? DomainShutoffReason.UNKNOWN;
  node.halt(domain);
  node.emit(domain, DomainEventType.STOPPED, detail);
}

/** Does what a domain's configuration says is to be done when its guest crashes. */
export function crash(node: NodeDomains, domain: TestDomain): void {
  const guest = domain.guest!;
  guest.state = DomainState.CRASHED;
  guest.reason = DomainCrashedReason.PANICKED;
  guest.cpuClock.stand();
  node.emit(domain, DomainEventType.CRASHED, 0);
  finish(node, domain, actionOf(configurationOf(domain), "crash"), "crash");
}

/** Ends a guest's run and does what is configured for that ending. */
export function finish(node: NodeDomains, domain: TestDomain, action: DomainRestart, ending: Ending): void {
  switch (action) {
    case DomainRestart.DESTROY:
      stop(node, domain, endings[ending].detail);
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
      node.boot(domain, description, DomainRunningReason.BOOTED, keepsId ? id : undefined);
      if (ending === "reboot") node.tell({ event: "reboot" }, domain);
      else node.emit(domain, DomainEventType.STARTED, DomainEventStartedDetail.BOOTED);
    }
  }
}

/** The guest stays under its id, and nothing but destroying it is left. */
function preserve(node: NodeDomains, domain: TestDomain, ending: Ending): void {
  const guest = domain.guest!;
  guest.cpuClock.stand();
  if (ending === "crash") return;
  guest.state = DomainState.SHUTOFF;
  guest.reason = endings[ending].reason;
  node.emit(domain, DomainEventType.STOPPED, endings[ending].detail);
}

/** Preserves a domain's old guest under the next free name and a uuid of its own. */
function setAside(node: NodeDomains, domain: TestDomain, ending: Ending): void {
  const aside = node.add(randomUUID(), node.freeName(domain.name));
  node.handOver(domain, aside);
  aside.guest!.description = { ...aside.guest!.description, name: aside.name, uuid: aside.uuid };
  preserve(node, aside, ending);
}

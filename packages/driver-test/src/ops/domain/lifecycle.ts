import {
  DomainCreateFlags,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  type DomainOperations,
  DomainState,
} from "@libvirt-ts/driver";
import { DomainPausedReason, DomainRunningReason, DomainUndefineFlags } from "@libvirt-ts/driver/flags";
import type { Configuration } from "../../configuration.js";
import { invalidArgument, wrongState } from "../../errors.js";
import { actionOf } from "../../state/actions.js";
import { refOf, type TestDomain } from "../../state/domain.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { finish, stop } from "./endings.js";

type LifecycleOperations = Required<
  Pick<
    DomainOperations,
    | "domainCreate"
    | "domainUndefine"
    | "domainShutdown"
    | "domainReboot"
    | "domainReset"
    | "domainDestroy"
    | "domainGetAutostart"
    | "domainSetAutostart"
    | "domainGetAutostartOnce"
    | "domainSetAutostartOnce"
  >
>;

const { START_PAUSED, START_FORCE_BOOT } = DomainCreateFlags;

/** The life of a domain, as the table of the contract's conformance suite has it. */
export function lifecycleOperations(node: NodeDomains): LifecycleOperations {
  function persistent(domain: TestDomain): TestDomain {
    if (domain.definition !== undefined) return domain;
    throw wrongState(refOf(domain), "a transient domain cannot start with the host");
  }

  return {
    async domainCreate(ref, flags) {
      const domain = node.find(ref);
      if (domain.guest !== undefined) throw wrongState(ref, "it is active already");
      const saved = flags & START_FORCE_BOOT ? undefined : domain.managedSave;
      domain.managedSave = undefined;
      start(node, domain, saved?.configuration ?? domain.definition!, {
        detail: DomainEventStartedDetail.BOOTED,
        reason: DomainRunningReason.BOOTED,
        paused: (flags & START_PAUSED) !== 0 || (saved?.paused ?? false),
      });
      return refOf(domain);
    },

    async domainUndefine(ref, flags) {
      const domain = node.find(ref);
      if (domain.definition === undefined) throw wrongState(ref, "it is transient and has no definition");
      assertUndefinable(domain, flags);
      domain.managedSave = undefined;
      node.undefine(domain);
      node.emit(domain, DomainEventType.UNDEFINED, 0);
    },

    async domainShutdown(ref) {
      const domain = node.find(ref);
      assertRunning(node, domain);
      finish(node, domain, actionOf(domain.guest!.description, "shutdown"), "shutdown");
      return refOf(domain);
    },

    async domainReboot(ref) {
      const domain = node.find(ref);
      assertRunning(node, domain);
      finish(node, domain, actionOf(domain.guest!.description, "reboot"), "reboot");
      return refOf(domain);
    },

    async domainReset(ref) {
      node.guestOf(node.find(ref));
    },

    async domainDestroy(ref) {
      const domain = node.find(ref);
      if (domain.guest === undefined) throw wrongState(ref, "it is not active");
      stop(node, domain, DomainEventStoppedDetail.DESTROYED);
      return refOf(domain);
    },

    domainGetAutostart: async (ref) => node.find(ref).autostart,
    domainGetAutostartOnce: async (ref) => node.find(ref).autostartOnce,

    async domainSetAutostart(ref, autostart) {
      persistent(node.find(ref)).autostart = autostart;
    },

    async domainSetAutostartOnce(ref, autostart) {
      persistent(node.find(ref)).autostartOnce = autostart;
    },
  };
}

/** How a guest comes to run: what its event says, what its state says, and whether it stands. */
export interface Beginning {
  /** `DomainEventStartedDetail` */
  readonly detail: number;
  /** `DomainRunningReason` */
  readonly reason: number;
  readonly paused: boolean;
}

/** Gives an inactive domain a guest of this configuration. */
export function start(
  node: NodeDomains,
  domain: TestDomain,
  configuration: Configuration,
  { detail, reason, paused }: Beginning,
): void {
  const guest = node.boot(domain, configuration, reason);
  node.emit(domain, DomainEventType.STARTED, detail);
  if (!paused) return;
  guest.state = DomainState.PAUSED;
  guest.reason = DomainPausedReason.USER;
  guest.cpuClock.stand();
  node.emit(domain, DomainEventType.SUSPENDED, 0);
}

const { MANAGED_SAVE, SNAPSHOTS_METADATA, CHECKPOINTS_METADATA, NVRAM, KEEP_NVRAM, TPM, KEEP_TPM } =
  DomainUndefineFlags;

/** What would be lost with a domain has to be named. */
function assertUndefinable(domain: TestDomain, flags: number): void {
  for (const both of [NVRAM | KEEP_NVRAM, TPM | KEEP_TPM]) {
    if ((flags & both) === both) {
      throw invalidArgument(
        "virDomainUndefineFlags",
        "flags that remove and keep the same contradict each other",
      );
    }
  }
  if (domain.managedSave !== undefined && !(flags & MANAGED_SAVE)) {
    throw wrongState(refOf(domain), "it has a managed save image; MANAGED_SAVE is not among the flags");
  }
  // What ran last is lost with the domain; one that runs keeps all of that until its end.
  if (domain.guest !== undefined) return;
  const { snapshots, checkpoints } = domain;
  if (snapshots.size > 0 && !(flags & SNAPSHOTS_METADATA)) {
    throw wrongState(
      refOf(domain),
      `it has ${snapshots.size} snapshots; SNAPSHOTS_METADATA is not among the flags`,
    );
  }
  if (checkpoints.size > 0 && !(flags & CHECKPOINTS_METADATA)) {
    throw wrongState(
      refOf(domain),
      `it has ${checkpoints.size} checkpoints; CHECKPOINTS_METADATA is not among the flags`,
    );
  }
}

/** Throws OPERATION_INVALID for a guest that cannot react. */
export function assertRunning(node: NodeDomains, domain: TestDomain): void {
  const { state } = node.liveGuestOf(domain);
  if (state === DomainState.PAUSED) {
    throw wrongState(refOf(domain), "it is paused and cannot react; resume it first");
  }
  if (state === DomainState.PMSUSPENDED) {
    throw wrongState(refOf(domain), "it sleeps and cannot react; wake it first");
  }
}

import {
  type DomainEvent,
  DomainEventStartedDetail,
  type DomainRef,
  DomainEventType as Type,
} from "@libvirt-ts/driver";
import {
  DomainEventAgentLifecycleReason,
  DomainEventAgentLifecycleState,
  DomainEventIOErrorAction,
  DomainEventPMSuspendedDetail,
  DomainEventSuspendedDetail,
  DomainEventTrayChangeReason,
  DomainEventWatchdogAction,
  DomainEventShutdownDetail as ShutdownDetail,
} from "@libvirt-ts/driver/flags";
import type { QmpEvent } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import { formatNode, layersOf, storageNode } from "../blockjobs/layers.js";
import { sourcePath } from "../definition/images.js";
import { agentChannelOf } from "./agent-channel.js";
import { refusedDevice } from "./unplug.js";
import { isViewerEvent, viewerEventOf } from "./viewer-events.js";

/** What of a guest decides what its events mean. */
export interface EventContext {
  readonly ref: DomainRef;
  readonly live: Domain;
  /** A `DomainEventSuspendedDetail`: why the guest is about to be stopped, by what was told before. */
  readonly stopping: number;
}

const watchdogActions: Readonly<Record<string, number>> = {
  none: DomainEventWatchdogAction.NONE,
  pause: DomainEventWatchdogAction.PAUSE,
  reset: DomainEventWatchdogAction.RESET,
  poweroff: DomainEventWatchdogAction.POWEROFF,
  shutdown: DomainEventWatchdogAction.SHUTDOWN,
  debug: DomainEventWatchdogAction.DEBUG,
  "inject-nmi": DomainEventWatchdogAction.INJECTNMI,
};

const ioErrorActions: Readonly<Record<string, number>> = {
  ignore: DomainEventIOErrorAction.NONE,
  stop: DomainEventIOErrorAction.PAUSE,
  report: DomainEventIOErrorAction.REPORT,
};

/** What a guest's stop is to be told as, that this event announces; undefined for other events. */
export function stopDetail(event: QmpEvent): number | undefined {
  if (event.event === "WATCHDOG" && event.data.action === "pause") return DomainEventSuspendedDetail.WATCHDOG;
  if (event.event === "BLOCK_IO_ERROR" && event.data.action === "stop")
    return DomainEventSuspendedDetail.IOERROR;
  return undefined;
}

/** An event of QEMU's in libvirt's words: none, one or two of them. */
export function domainEventsOf(event: QmpEvent, { ref, live, stopping }: EventContext): DomainEvent[] {
  if (isViewerEvent(event)) return [viewerEventOf(event, ref)];
  const lifecycle = (type: number, detail: number): DomainEvent => ({
    event: "lifecycle",
    domain: ref,
    type,
    detail,
  });
  switch (event.event) {
    case "STOP":
      return [lifecycle(Type.SUSPENDED, stopping)];
    case "RESUME":
      return [lifecycle(Type.RESUMED, 0)];
    case "RESET":
      return [{ event: "reboot", domain: ref }];
    case "SHUTDOWN":
      return [lifecycle(Type.SHUTDOWN, event.data.guest ? ShutdownDetail.GUEST : ShutdownDetail.HOST)];
    case "GUEST_PANICKED":
      return [lifecycle(Type.CRASHED, 0)];
    case "SUSPEND":
      return [
        { event: "pm-suspend", domain: ref, reason: 0 },
        lifecycle(Type.PMSUSPENDED, DomainEventPMSuspendedDetail.MEMORY),
      ];
    case "SUSPEND_DISK":
      return [
        { event: "pm-suspend-disk", domain: ref, reason: 0 },
        lifecycle(Type.PMSUSPENDED, DomainEventPMSuspendedDetail.DISK),
      ];
    case "WAKEUP":
      return [
        { event: "pm-wakeup", domain: ref, reason: 0 },
        lifecycle(Type.STARTED, DomainEventStartedDetail.WAKEUP),
      ];
    case "RTC_CHANGE":
      return [{ event: "rtc-change", domain: ref, utcOffset: Number(event.data.offset) }];
    case "WATCHDOG":
      return [{ event: "watchdog", domain: ref, action: watchdogActions[event.data.action] ?? 0 }];
    case "BALLOON_CHANGE":
      return [{ event: "balloon-change", domain: ref, actual: Number(event.data.actual) / 1024 }];
    case "DEVICE_DELETED":
      return event.data.device === undefined
        ? []
        : [{ event: "device-removed", domain: ref, devAlias: event.data.device }];
    case "DEVICE_UNPLUG_GUEST_ERROR":
    case "ACPI_DEVICE_OST": {
      const devAlias = refusedDevice(event);
      return devAlias === undefined ? [] : [{ event: "device-removal-failed", domain: ref, devAlias }];
    }
    case "DEVICE_TRAY_MOVED":
      return [
        {
          event: "tray-change",
          domain: ref,
          devAlias: event.data.id,
          reason: event.data["tray-open"]
            ? DomainEventTrayChangeReason.OPEN
            : DomainEventTrayChangeReason.CLOSE,
        },
      ];
    case "BLOCK_IO_ERROR":
      return ioErrors(event, ref, live);
    case "BLOCK_WRITE_THRESHOLD":
      return thresholds(event, ref, live);
    case "MIGRATION_PASS":
      return [{ event: "migration-iteration", domain: ref, iteration: Number(event.data.pass) }];
    case "VSERPORT_CHANGE":
      return event.data.id === agentChannelOf(live)?.alias ? [agentEvent(ref, event.data.open)] : [];
    case "MEMORY_DEVICE_SIZE_CHANGE":
      return event.data.id === undefined
        ? []
        : [
            {
              event: "memory-device-size-change",
              domain: ref,
              alias: event.data.id,
              size: BigInt(event.data.size),
            },
          ];
    default:
      return [];
  }
}

function agentEvent(domain: DomainRef, isOpen: boolean): DomainEvent {
  const { CONNECTED, DISCONNECTED } = DomainEventAgentLifecycleState;
  return {
    event: "agent-lifecycle",
    domain,
    state: isOpen ? CONNECTED : DISCONNECTED,
    reason: DomainEventAgentLifecycleReason.CHANNEL,
  };
}

function ioErrors(
  { data }: Extract<QmpEvent, { event: "BLOCK_IO_ERROR" }>,
  domain: DomainRef,
  { devices }: Domain,
): DomainEvent[] {
  // Drives of ours have no names: QEMU says which of their nodes has failed.
  const node = data["node-name"];
  const disk = devices?.disk?.find((one) =>
    layersOf(one).some(({ number }) => node === formatNode(number) || node === storageNode(number)),
  );
  const srcPath = (disk && sourcePath(disk)) ?? "";
  const event = {
    domain,
    srcPath,
    devAlias: disk?.alias?.name ?? data.device,
    action: ioErrorActions[data.action] ?? DomainEventIOErrorAction.REPORT,
  };
  return [
    { event: "io-error", ...event },
    { event: "io-error-reason", ...event, reason: data.nospace === true ? "enospc" : "" },
  ];
}

/** Which image has grown: a disk's own has the disk's name, those under it a number besides. */
function thresholds(
  { data }: Extract<QmpEvent, { event: "BLOCK_WRITE_THRESHOLD" }>,
  domain: DomainRef,
  { devices }: Domain,
): DomainEvent[] {
  const threshold = BigInt(data["write-threshold"]);
  const excess = BigInt(data["amount-exceeded"]);
  return (devices?.disk ?? []).flatMap((disk) =>
    layersOf(disk).flatMap(({ number, path }, at): DomainEvent[] => {
      if (storageNode(number) !== data["node-name"]) return [];
      const dev = at === 0 ? disk.target.dev : `${disk.target.dev}[${number}]`;
      return [
        { event: "block-threshold", domain, dev, ...(path !== undefined && { path }), threshold, excess },
      ];
    }),
  );
}

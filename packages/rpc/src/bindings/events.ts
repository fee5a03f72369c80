import {
  type DomainEvent,
  type DomainEventKind,
  jobFields,
  type NetworkEvent,
  type NodeDeviceEvent,
  type QemuMonitorEvent,
  type SecretEvent,
  type StoragePoolEvent,
  tunableFields,
} from "@libvirt-ts/driver";
import type { EventMessage, MessageOf, Procedure } from "../procedure.js";
import * as p from "../protocol/index.js";
import type { Conversion } from "./binding.js";
import { domainRef, number64, params, same } from "./values.js";

type CallbackMessage = { readonly callbackID: number };

/** An event of the contract and its message. */
export interface EventBinding<Event> {
  /** The number by which it is registered. */
  readonly eventID: number;
  readonly kind: string;
  /** What tells it under a callback id. */
  readonly event: EventMessage<CallbackMessage>;
  read(message: CallbackMessage): Event;
  write(event: Event, callbackID: number): CallbackMessage;
}

/** The events of one kind of objects, and how they are registered for. */
export interface EventSource<Event> {
  readonly register: Procedure<never, CallbackMessage>;
  readonly deregister: Procedure<CallbackMessage, unknown>;
  /** The member of the registration's arguments, and of the filter, that limits it to one object. */
  readonly object: readonly [wire: string, filter: string, conversion: Conversion<never, never>];
  readonly events: readonly EventBinding<Event>[];
}

/** A member of an event by its name on the wire, as it is or in another form. */
type Member = string | readonly [wire: string, conversion: Conversion<never, never>];

/** Members that stand in a struct of its own behind the callback id, as the older events have it. */
const NESTED = "msg";

function row<Event>(
  object: readonly [wire: string, name: string, conversion: Conversion<never, never>],
  eventID: number,
  kind: string,
  event: EventMessage<CallbackMessage>,
  members: Readonly<Record<string, Member>>,
  nested = false,
  outer: readonly string[] = [],
): EventBinding<Event> {
  const list = Object.entries({ [object[1]]: [object[0], object[2]] as Member, ...members }).map(
    ([name, member]) => ({
      name,
      wire: typeof member === "string" ? member : member[0],
      conversion: (typeof member === "string" ? same() : member[1]) as Conversion<unknown, unknown>,
    }),
  );
  return {
    eventID,
    kind,
    event,
    read(message) {
      const source = message as unknown as Record<string, unknown>;
      const flat = nested ? { ...source, ...(source[NESTED] as object) } : source;
      const found: Record<string, unknown> = { event: kind };
      for (const { name, wire, conversion } of list) {
        if (flat[wire] !== undefined) found[name] = conversion.read(flat[wire]);
      }
      return found as Event;
    },
    write(value, callbackID) {
      const source = value as Record<string, unknown>;
      const whole: Record<string, unknown> = { callbackID };
      const inner: Record<string, unknown> = nested ? {} : whole;
      for (const { name, wire, conversion } of list) {
        const target = outer.includes(wire) ? whole : inner;
        if (source[name] !== undefined) target[wire] = conversion.write(source[name]);
      }
      if (nested) whole[NESTED] = inner;
      return whole as unknown as CallbackMessage;
    },
  };
}

const domainObject = ["dom", "domain", domainRef as never] as const;
type Event<M> = EventMessage<M>;

const old = <M extends CallbackMessage>(
  eventID: number,
  kind: DomainEventKind,
  event: Event<M>,
  members: Readonly<Record<string, Member>> = {},
  outer: readonly string[] = [],
) => row<DomainEvent>(domainObject, eventID, kind, event as never, members, true, outer);

const recent = <M extends CallbackMessage>(
  eventID: number,
  kind: DomainEventKind,
  event: Event<M>,
  members: Readonly<Record<string, Member>> = {},
) => row<DomainEvent>(domainObject, eventID, kind, event as never, members);

const kib = (wire: string): Member => [wire, number64 as never];
const ioError = { srcPath: "srcPath", devAlias: "devAlias", action: "action" };

/** Events of domains, by their ids. */
const domainEvents: EventSource<DomainEvent> = {
  register: p.connectDomainEventCallbackRegisterAny as never,
  deregister: p.connectDomainEventCallbackDeregisterAny,
  object: domainObject,
  events: [
    old(0, "lifecycle", p.domainEventCallbackLifecycle, { type: "event", detail: "detail" }),
    old(1, "reboot", p.domainEventCallbackReboot),
    old(2, "rtc-change", p.domainEventCallbackRtcChange, { utcOffset: kib("offset") }),
    old(3, "watchdog", p.domainEventCallbackWatchdog, { action: "action" }),
    old(4, "io-error", p.domainEventCallbackIoError, ioError),
    old(5, "graphics", p.domainEventCallbackGraphics, {
      phase: "phase",
      local: "local",
      remote: "remote",
      authScheme: "authScheme",
      subject: "subject",
    }),
    old(6, "io-error-reason", p.domainEventCallbackIoErrorReason, { ...ioError, reason: "reason" }),
    old(7, "control-error", p.domainEventCallbackControlError),
    old(8, "block-job", p.domainEventCallbackBlockJob, { disk: "path", type: "type", status: "status" }),
    old(9, "disk-change", p.domainEventCallbackDiskChange, {
      oldSrcPath: "oldSrcPath",
      newSrcPath: "newSrcPath",
      devAlias: "devAlias",
      reason: "reason",
    }),
    old(10, "tray-change", p.domainEventCallbackTrayChange, { devAlias: "devAlias", reason: "reason" }),
    old(11, "pm-wakeup", p.domainEventCallbackPmwakeup, { reason: "reason" }, ["reason"]),
    old(12, "pm-suspend", p.domainEventCallbackPmsuspend, { reason: "reason" }, ["reason"]),
    old(13, "balloon-change", p.domainEventCallbackBalloonChange, { actual: kib("actual") }),
    old(14, "pm-suspend-disk", p.domainEventCallbackPmsuspendDisk, { reason: "reason" }, ["reason"]),
    old(15, "device-removed", p.domainEventCallbackDeviceRemoved, { devAlias: "devAlias" }),
    recent(16, "block-job-2", p.domainEventBlockJob2, { disk: "dst", type: "type", status: "status" }),
    recent(17, "tunable", p.domainEventCallbackTunable, {
      params: ["params", params(tunableFields) as never],
    }),
    recent(18, "agent-lifecycle", p.domainEventCallbackAgentLifecycle, { state: "state", reason: "reason" }),
    recent(19, "device-added", p.domainEventCallbackDeviceAdded, { devAlias: "devAlias" }),
    recent(20, "migration-iteration", p.domainEventCallbackMigrationIteration, { iteration: "iteration" }),
    recent(21, "job-completed", p.domainEventCallbackJobCompleted, {
      params: ["params", params(jobFields) as never],
    }),
    recent(22, "device-removal-failed", p.domainEventCallbackDeviceRemovalFailed, { devAlias: "devAlias" }),
    recent(23, "metadata-change", p.domainEventCallbackMetadataChange, { type: "type", nsuri: "nsuri" }),
    recent(24, "block-threshold", p.domainEventBlockThreshold, {
      dev: "dev",
      path: "path",
      threshold: "threshold",
      excess: "excess",
    }),
    recent(25, "memory-failure", p.domainEventMemoryFailure, {
      recipient: "recipient",
      action: "action",
      flags: "flags",
    }),
    recent(26, "memory-device-size-change", p.domainEventMemoryDeviceSizeChange, {
      alias: "alias",
      size: "size",
    }),
    recent(27, "nic-mac-change", p.domainEventNicMacChange, {
      alias: "alias",
      oldMac: "oldMAC",
      newMac: "newMAC",
    }),
    recent(28, "vcpu-removed", p.domainEventVcpuRemoved, { vcpu: "vcpuid" }),
    recent(29, "channel-lifecycle", p.domainEventCallbackChannelLifecycle, {
      channel: "channelName",
      state: "state",
      reason: "reason",
    }),
  ],
};

const lifecycle = { type: "event", detail: "detail" };

/** Events of networks. */
const networkEvents: EventSource<NetworkEvent> = {
  register: p.connectNetworkEventRegisterAny as never,
  deregister: p.connectNetworkEventDeregisterAny,
  object: ["net", "network", same() as never],
  events: [
    row(["net", "network", same() as never], 0, "lifecycle", p.networkEventLifecycle as never, lifecycle),
    row(
      ["net", "network", same() as never],
      1,
      "metadata-change",
      p.networkEventCallbackMetadataChange as never,
      {
        type: "type",
        nsuri: "nsuri",
      },
    ),
  ],
};

/** Events of storage pools. */
const storagePoolEvents: EventSource<StoragePoolEvent> = {
  register: p.connectStoragePoolEventRegisterAny as never,
  deregister: p.connectStoragePoolEventDeregisterAny,
  object: ["pool", "pool", same() as never],
  events: [
    row(["pool", "pool", same() as never], 0, "lifecycle", p.storagePoolEventLifecycle as never, lifecycle),
    row(["pool", "pool", same() as never], 1, "refresh", p.storagePoolEventRefresh as never, {}),
  ],
};

/** Events of node devices. */
const nodeDeviceEvents: EventSource<NodeDeviceEvent> = {
  register: p.connectNodeDeviceEventRegisterAny as never,
  deregister: p.connectNodeDeviceEventDeregisterAny,
  object: ["dev", "device", same() as never],
  events: [
    row(["dev", "device", same() as never], 0, "lifecycle", p.nodeDeviceEventLifecycle as never, lifecycle),
    row(["dev", "device", same() as never], 1, "update", p.nodeDeviceEventUpdate as never, {}),
  ],
};

/** Events of secrets. */
const secretEvents: EventSource<SecretEvent> = {
  register: p.connectSecretEventRegisterAny as never,
  deregister: p.connectSecretEventDeregisterAny,
  object: ["secret", "secret", same() as never],
  events: [
    row(["secret", "secret", same() as never], 0, "lifecycle", p.secretEventLifecycle as never, lifecycle),
    row(["secret", "secret", same() as never], 1, "value-changed", p.secretEventValueChanged as never, {}),
  ],
};

/** Every source of events by the operation that tells them. */
export const eventSources = {
  domainEvents,
  networkEvents,
  storagePoolEvents,
  nodeDeviceEvents,
  secretEvents,
} as const;

/** The operations that tell of events and are registered for by a number. */
export type EventsOperation = keyof typeof eventSources;

/** What QEMU's monitor tells; registered by name, not by number. */
export const qemuMonitorEvent: Conversion<MessageOf<typeof p.qemuDomainMonitorEvent>, QemuMonitorEvent> = {
  read: ({ dom, event, seconds, micros, details }) => ({
    domain: domainRef.read(dom),
    event,
    seconds: number64.read(seconds),
    micros,
    ...(details === undefined ? {} : { details }),
  }),
  write: ({ domain, event, seconds, micros, details }) => ({
    callbackID: 0,
    dom: domainRef.write(domain),
    event,
    seconds: number64.write(seconds),
    micros,
    details,
  }),
};

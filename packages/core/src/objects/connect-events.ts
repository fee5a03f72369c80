import type {
  CallOptions,
  ConnectionEvent,
  DomainEvent,
  DomainEventKind,
  EventOperationName,
  EventStream,
  NetworkEvent,
  NetworkEventKind,
  NodeDeviceEvent,
  NodeDeviceEventKind,
  QemuMonitorEvent,
  SecretEvent,
  SecretEventKind,
  StoragePoolEvent,
  StoragePoolEventKind,
} from "@libvirt-ts/driver";
import { operationRow } from "@libvirt-ts/driver";
import { callBack } from "../errors/error-handlers.js";
import { mapEvents } from "../events/map.js";
import { ConnectDevices } from "./connect-devices.js";
import { type ConnectionObject, type Made, referenceOf } from "./connection-object.js";
import { Domain } from "./domain.js";
import { Network } from "./network.js";
import { NodeDevice } from "./node-device.js";
import { Secret } from "./secret.js";
import { StoragePool } from "./storage.js";

/** An event `E` whose reference `K` is an object `T`. */
type With<E, K extends string, T> = E extends unknown ? Omit<E, K> & { readonly [key in K]: T } : never;

/** An event together with the domain it happened to. */
export type ConnectDomainEvent = With<DomainEvent, "domain", Domain>;
/** An event together with the network it happened to. */
export type ConnectNetworkEvent = With<NetworkEvent, "network", Network>;
/** An event together with the pool it happened to. */
export type ConnectStoragePoolEvent = With<StoragePoolEvent, "pool", StoragePool>;
/** An event together with the device it happened to. */
export type ConnectNodeDeviceEvent = With<NodeDeviceEvent, "device", NodeDevice>;
/** An event together with the secret it happened to. */
export type ConnectSecretEvent = With<SecretEvent, "secret", Secret>;
/** What the monitor of QEMU told, together with the domain that it runs. */
export type ConnectQemuMonitorEvent = With<QemuMonitorEvent, "domain", Domain>;

/**
 * Events of a connection, from a call on, each once. A stream's `ready` resolves when the peer tells events, and rejects, as
 * `next()` does, when it will not. It ends when `options.signal` aborts, the connection closes or the consumer leaves, and
 * fails with OVERFLOW for a consumer that falls 10,000 events behind. What cannot be told at all is thrown at once:
 * INVALID_CONN, INVALID_ARG, NO_SUPPORT.
 */
export abstract class ConnectEvents extends ConnectDevices {
  /** What happens to domains: to all or to one, of all kinds or of some. C: `virConnectDomainEventRegisterAny`. */
  domainEvents(
    filter: { readonly kinds?: readonly DomainEventKind[]; readonly domain?: Domain } = {},
    options?: CallOptions,
  ): EventStream<ConnectDomainEvent> {
    return this.#events("domainEvents", filter, "domain", Domain, options);
  }

  /** What happens to networks. C: `virConnectNetworkEventRegisterAny`. */
  networkEvents(
    filter: { readonly kinds?: readonly NetworkEventKind[]; readonly network?: Network } = {},
    options?: CallOptions,
  ): EventStream<ConnectNetworkEvent> {
    return this.#events("networkEvents", filter, "network", Network, options);
  }

  /** What happens to storage pools. C: `virConnectStoragePoolEventRegisterAny`. */
  storagePoolEvents(
    filter: { readonly kinds?: readonly StoragePoolEventKind[]; readonly pool?: StoragePool } = {},
    options?: CallOptions,
  ): EventStream<ConnectStoragePoolEvent> {
    return this.#events("storagePoolEvents", filter, "pool", StoragePool, options);
  }

  /** What happens to the host's devices. C: `virConnectNodeDeviceEventRegisterAny`. */
  nodeDeviceEvents(
    filter: { readonly kinds?: readonly NodeDeviceEventKind[]; readonly device?: NodeDevice } = {},
    options?: CallOptions,
  ): EventStream<ConnectNodeDeviceEvent> {
    return this.#events("nodeDeviceEvents", filter, "device", NodeDevice, options);
  }

  /** What happens to secrets. C: `virConnectSecretEventRegisterAny`. */
  secretEvents(
    filter: { readonly kinds?: readonly SecretEventKind[]; readonly secret?: Secret } = {},
    options?: CallOptions,
  ): EventStream<ConnectSecretEvent> {
    return this.#events("secretEvents", filter, "secret", Secret, options);
  }

  /**
   * What QEMU's monitors tell, word for word: of all domains or of one, of all events or of those that are named. `event`
   * is a name, or with `ConnectDomainQemuMonitorEventRegisterFlags` in `flags` a pattern. Not on a read-only connection. C:
   * `virConnectDomainQemuMonitorEventRegister`.
   */
  qemuMonitorEvents(
    filter: { readonly domain?: Domain; readonly event?: string; readonly flags?: number } = {},
    options?: CallOptions,
  ): EventStream<ConnectQemuMonitorEvent> {
    return this.#events("domainQemuMonitorEvents", filter, "domain", Domain, options);
  }

  /**
   * What becomes of the connection itself, where `open` was told to make a lost one again: `lost`, and `resync` when the
   * peer is there again and tells events again. What happened in between was not told, so a consumer looks at everything
   * anew. NO_SUPPORT where no driver makes lost connections again.
   */
  connectionEvents(options?: CallOptions): EventStream<ConnectionEvent> {
    const { session, conn } = this.owner;
    return mapEvents(
      session.connectionEvents(options, this.owner),
      (event) => event,
      (thrown) => session.errors.raise(thrown, "connectionEvents", conn),
    );
  }

  /**
   * Calls `callback` with every event of domains from now on, until the returned function is called or the connection
   * closes. A stream that fails is reported through the error callback. Throws as `domainEvents` does. C:
   * `virConnectDomainEventRegister`.
   */
  domainEventRegister(callback: (event: ConnectDomainEvent) => void): () => void {
    const { session } = this.owner;
    session.check("virConnectDomainEventRegister", this, (check) => check.callback(callback, "callback"));
    const stop = new AbortController();
    const events = this.domainEvents({}, { signal: stop.signal });
    const pump = async () => {
      for await (const event of events) if (!stop.signal.aborted) callBack(callback, event);
    };
    pump().catch(() => {}); // The stream has reported its error itself.
    return () => stop.abort();
  }

  /** The stream of an operation, its references made objects. */
  #events<Q extends object, E>(
    operation: EventOperationName,
    filter: object,
    key: string,
    made: Made<Q, ConnectionObject<Q>>,
    options: CallOptions | undefined,
  ): EventStream<E> {
    const { owner } = this;
    const given = this.#filter(filter, key);
    const events = owner.session.events(operation, [given, options], owner) as EventStream<object>;
    const functionName = operationRow(operation).c;
    return mapEvents(
      events,
      (event) => ({ ...event, [key]: new made(owner, (event as Record<string, unknown>)[key] as Q) }) as E,
      (thrown) => owner.session.errors.raise(thrown, functionName, owner.conn),
    );
  }

  /** The filter with the reference of its object; what is no record, the checks refuse. */
  #filter(filter: object, key: string): object {
    const object = (filter as Record<string, unknown> | null)?.[key];
    if (object === undefined) return filter;
    return { ...filter, [key]: referenceOf(this.owner, object as ConnectionObject<object>, key) };
  }
}

import {
  type CallOptions,
  type ConnectionEvent,
  type DriverConnection,
  EventQueue,
  type EventStream,
  type QemuMonitorEvent,
  type QemuMonitorEventFilter,
} from "@libvirt-ts/driver";
import {
  domainRef,
  type EventBinding,
  type EventSource,
  eventSources,
  qemuMonitorEvent,
} from "@libvirt-ts/rpc/bindings";
import {
  qemuConnectDomainMonitorEventDeregister,
  qemuConnectDomainMonitorEventRegister,
  qemuDomainMonitorEvent,
} from "@libvirt-ts/rpc/protocol";
import type { Subscription } from "../client/subscriptions.js";
import type { RemoteClient } from "../remote-client.js";

/** Events of every kind of objects. */
export function eventOperations(client: RemoteClient) {
  const of =
    <Event, Filter extends { readonly kinds?: readonly string[] }>(source: EventSource<Event>) =>
    (filter: Filter, options?: CallOptions) =>
      eventsOf(client, source, filter, options);
  return {
    domainEvents: of(eventSources.domainEvents),
    networkEvents: of(eventSources.networkEvents),
    storagePoolEvents: of(eventSources.storagePoolEvents),
    nodeDeviceEvents: of(eventSources.nodeDeviceEvents),
    secretEvents: of(eventSources.secretEvents),
    domainQemuMonitorEvents: (filter: QemuMonitorEventFilter, options?: CallOptions) =>
      monitorEvents(client, filter, options),
  } satisfies Partial<DriverConnection>;
}

/** What becomes of a connection that is made again. */
export function connectionEvents(client: RemoteClient): Pick<DriverConnection, "connectionEvents"> {
  if (!client.watch) return {};
  return {
    connectionEvents(options) {
      const queue = new EventQueue<ConnectionEvent>({ signal: options?.signal, onEnd: () => stop?.() });
      const stop = client.watch?.((event) => queue.push(event));
      endWith(queue, client);
      return queue;
    },
  };
}

/** Ends a stream together with its connection. */
function endWith<Event>(queue: EventQueue<Event>, client: RemoteClient): void {
  void client.closed.then(({ reason, error }) =>
    queue.end(reason === "client" ? undefined : (error ?? new Error("the peer is gone"))),
  );
}

/** The daemon itself looks for the names that are asked for, so each question is a registration of its own. */
function monitorEvents(
  client: RemoteClient,
  { domain, event, flags = 0 }: QemuMonitorEventFilter,
  options: CallOptions | undefined,
): EventStream<QemuMonitorEvent> {
  const kind = {
    register: qemuConnectDomainMonitorEventRegister,
    deregister: qemuConnectDomainMonitorEventDeregister,
    event: qemuDomainMonitorEvent,
  };
  const args = { dom: domain && domainRef.write(domain), event, flags };
  const key = `${qemuDomainMonitorEvent.name} ${JSON.stringify([domain?.uuid, event, flags])}`;
  return streamOf<QemuMonitorEvent>(client, true, options, (push, fail) => [
    client.subscribe(kind, args, key, (message) => push(qemuMonitorEvent.read(message)), fail),
  ]);
}

function eventsOf<Event>(
  client: RemoteClient,
  { register, deregister, object: [wire, name, conversion], events }: EventSource<Event>,
  filter: { readonly kinds?: readonly string[] },
  options: CallOptions | undefined,
): EventStream<Event> {
  const limit = (filter as Record<string, unknown>)[name];
  const to = limit === undefined ? undefined : conversion.write(limit as never);
  const { kinds } = filter;
  const wanted = events.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  return streamOf<Event>(client, kinds !== undefined, options, (push, fail) =>
    wanted.map((binding: EventBinding<Event>) =>
      client.subscribe(
        { register, deregister, event: binding.event },
        { eventID: binding.eventID, [wire]: to } as never,
        `${binding.event.name} ${JSON.stringify(to ?? null)}`,
        (message) => push(binding.read(message)),
        fail,
      ),
    ),
  );
}

/** What some registrations tell, as one stream; `every` of them must succeed, or one. */
function streamOf<Event>(
  client: RemoteClient,
  every: boolean,
  options: CallOptions | undefined,
  subscribe: (push: (event: Event) => void, fail: (error: Error) => void) => readonly Subscription[],
): EventStream<Event> {
  let subscriptions: readonly Subscription[] = [];
  const queue = new EventQueue<Event>({
    signal: options?.signal,
    onEnd: () => {
      for (const subscription of subscriptions) void subscription.close().catch(() => undefined);
    },
  });
  subscriptions = subscribe(
    (event) => queue.push(event),
    (error) => queue.end(error),
  );
  const ready = registered(subscriptions, every);
  ready.catch((error: Error) => queue.end(error));
  endWith(queue, client);
  return Object.assign(queue, { ready });
}

/** A kind that was asked for must be there; of all kinds, those that the daemon knows. */
async function registered(subscriptions: readonly Subscription[], every: boolean): Promise<void> {
  const results = await Promise.allSettled(subscriptions.map(({ ready }) => ready));
  const failed = results.filter((result) => result.status === "rejected");
  if (failed.length > 0 && (every || failed.length === results.length)) throw failed[0]!.reason;
}

import {
  domainEvents,
  type EventSource,
  networkEvents,
  nodeDeviceEvents,
  secretEvents,
  storagePoolEvents,
} from "@libvirt-ts/rpc/bindings";
import type { Handler } from "./client.js";
import type { AnySource, EventsOperation } from "./registrations.js";

function source<Event extends object>(
  operation: EventsOperation,
  events: EventSource<Event>,
): (readonly [unknown, Handler])[] {
  const [wire, name, conversion] = events.object;
  const known = events as unknown as AnySource;
  return [
    [
      events.register,
      async ({ registrations, operations }, args) => {
        const { eventID, [wire]: of } = args as { eventID: number } & Record<string, unknown>;
        const filter = of === undefined ? {} : { [name]: conversion.read(of as never) };
        return { callbackID: await registrations.add(known, operation, eventID, filter, operations) };
      },
    ],
    [
      events.deregister,
      async ({ registrations }, args) =>
        registrations.remove(known, (args as { callbackID: number }).callbackID),
    ],
  ];
}

/** Registering for events, and the end of it. */
export const eventProcedures: ReadonlyMap<unknown, Handler> = new Map([
  ...source("domainEvents", domainEvents),
  ...source("networkEvents", networkEvents),
  ...source("storagePoolEvents", storagePoolEvents),
  ...source("nodeDeviceEvents", nodeDeviceEvents),
  ...source("secretEvents", secretEvents),
]);

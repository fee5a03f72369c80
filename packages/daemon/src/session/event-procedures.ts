import { type EventsOperation, eventSources } from "@libvirt-ts/rpc/bindings";
import type { Handler } from "./client.js";
import type { AnySource } from "./registrations.js";

function source([operation, events]: [string, object]): (readonly [unknown, Handler])[] {
  const known = events as AnySource;
  const [wire, name, conversion] = known.object;
  return [
    [
      known.register,
      async ({ registrations, operations }, args) => {
        const { eventID, [wire]: of } = args as { eventID: number } & Record<string, unknown>;
        const filter = of === undefined ? {} : { [name]: conversion.read(of as never) };
        return {
          callbackID: await registrations.add(
            known,
            operation as EventsOperation,
            eventID,
            filter,
            operations,
          ),
        };
      },
    ],
    [
      known.deregister,
      async ({ registrations }, args) =>
        registrations.remove(known, (args as { callbackID: number }).callbackID),
    ],
  ];
}

/** Registering for events, and the end of it. */
export const eventProcedures: ReadonlyMap<unknown, Handler> = new Map(
  Object.entries(eventSources).flatMap(source),
);

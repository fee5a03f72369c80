import { type EventOperations, wantedKinds } from "@libvirt-ts/driver";
import type { TestNode } from "../state/node.js";

/** What happens to objects other than domains. These answer at once, so no module is loaded for them. */
export function eventOperations({
  networkEvents,
  poolEvents,
  deviceEvents,
  secretEvents,
}: TestNode): Required<Omit<EventOperations, "domainEvents">> {
  return {
    networkEvents: ({ kinds, network }, options) =>
      networkEvents.listen(
        wantedKinds(kinds, (event) => network === undefined || event.network.uuid === network.uuid),
        options?.signal,
      ),
    storagePoolEvents: ({ kinds, pool }, options) =>
      poolEvents.listen(
        wantedKinds(kinds, (event) => pool === undefined || event.pool.uuid === pool.uuid),
        options?.signal,
      ),
    nodeDeviceEvents: ({ kinds, device }, options) =>
      deviceEvents.listen(
        wantedKinds(kinds, (event) => device === undefined || event.device.name === device.name),
        options?.signal,
      ),
    secretEvents: ({ kinds, secret }, options) =>
      secretEvents.listen(
        wantedKinds(kinds, (event) => secret === undefined || event.secret.uuid === secret.uuid),
        options?.signal,
      ),
  };
}

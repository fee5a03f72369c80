import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import type { Clock } from "../clock.js";
import { TestNode } from "../state/node.js";
import { hardware } from "../state/node-device.js";
import type { Identified } from "../state/table.js";
import { todayDomain } from "./today-domain.js";
import { todayHost } from "./today-host.js";
import { todayDevices, todayInterface, todayNetwork, todayPool } from "./today-objects.js";

/** The node of `test:///default`: what today's libvirt has there, object by object. */
export function todayNode(clock: Clock): TestNode {
  const node = new TestNode(todayHost(), clock);
  const domain = node.add(todayDomain.uuid, todayDomain.name);
  domain.definition = todayDomain;
  node.boot(domain, todayDomain, DomainRunningReason.UNKNOWN);
  node.networks.add({
    ...started(todayNetwork),
    ports: new Map(),
  });
  node.pools.add({ ...started(todayPool), volumes: new Map() });
  const { name } = todayInterface;
  node.interfaces.put({ name, definition: todayInterface, live: todayInterface });
  for (const device of todayDevices) node.devices.set(device.name, hardware(device));
  return node;
}

const started = <M extends Identified>(definition: M) => ({
  name: definition.name,
  uuid: definition.uuid,
  definition,
  live: definition,
  autostart: false,
});

import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient, QmpCommands } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import { qemuError } from "../errors.js";
import { askBack } from "./unplug.js";

type Vcpus = NonNullable<Domain["vcpus"]>;
type Slot = QmpCommands["query-hotpluggable-cpus"]["returns"][number];

/** Plugs vcpus until there are so many on line: the first free places are taken, the last ones plugged go first. */
export async function plugVcpus(client: QmpClient, count: number): Promise<void> {
  const slots = [...(await client.execute("query-hotpluggable-cpus"))].sort(byPlace);
  let online = slots.reduce((sum, slot) => sum + (isPlugged(slot) ? Number(slot["vcpus-count"]) : 0), 0);
  for (const [at, slot] of slots.entries()) {
    if (online >= count) break;
    if (isPlugged(slot)) continue;
    await client.call("device_add", { driver: slot.type, id: `vcpu${at}`, ...slot.props });
    online += Number(slot["vcpus-count"]);
  }
  for (const slot of slots.toReversed()) {
    if (online <= count) break;
    const id = nameOf(slot);
    if (id === undefined) continue;
    await unplug(client, id);
    online -= Number(slot["vcpus-count"]);
  }
  if (online > count)
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      "vcpus",
      `the guest was started with ${online}, which cannot be taken away while it runs`,
    );
}

/** Each vcpu that a guest can have: whether it is on line, and whether it came, or can come, while the guest runs. */
export async function vcpuStates(client: QmpClient): Promise<Vcpus["vcpu"]> {
  const slots = [...(await client.execute("query-hotpluggable-cpus"))].sort(byPlace);
  return slots.map((slot, id) => ({
    id,
    enabled: isPlugged(slot) ? "yes" : "no",
    hotpluggable: isPlugged(slot) && nameOf(slot) === undefined ? "no" : "yes",
  }));
}

async function unplug(client: QmpClient, id: string): Promise<void> {
  const answer = await askBack(client, id);
  if (answer === "gone") return;
  if (answer === "refused") throw qemuError(ErrorNumber.OPERATION_FAILED, id, "the guest keeps the vcpu");
  throw qemuError(
    ErrorNumber.OPERATION_TIMEOUT,
    id,
    "the guest does not give the vcpu up; it may still do so",
  );
}

/** The name of a vcpu that was plugged; one that the guest was started with has none. */
const nameOf = (slot: Slot): string | undefined =>
  /^\/machine\/peripheral\/([^/]+)$/.exec(slot["qom-path"] ?? "")?.[1];

const isPlugged = (slot: Slot): boolean => slot["qom-path"] !== undefined;

function byPlace(one: Slot, other: Slot): number {
  for (const key of ["node-id", "socket-id", "die-id", "cluster-id", "core-id", "thread-id"] as const) {
    const difference = Number(one.props[key] ?? 0) - Number(other.props[key] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

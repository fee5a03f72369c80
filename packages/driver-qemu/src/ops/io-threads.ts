import { availableParallelism } from "node:os";
import type { DomainResourceOperations } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Domain, IothreadId } from "@libvirt-ts/xml/domain";
import { ioThreadsOf, ioThreadUser, withIOThreads } from "../definition/io-threads.js";
import { invalidArgument } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import type { QemuNode } from "../node/node.js";
import { threadUsageOf } from "../node/usage.js";
import { impactOf } from "./impact.js";
import { change } from "./redefine.js";

type IOThreadOperations = Required<
  Pick<DomainResourceOperations, "domainGetIOThreadInfo" | "domainAddIOThread" | "domainDelIOThread">
>;

/** The threads of guests that do nothing but the work of disks. */
export function ioThreadOperations(node: QemuNode): IOThreadOperations {
  return {
    async domainGetIOThreadInfo(ref, flags) {
      const { guest, definition } = impactOf(await node.find(ref), flags);
      if (guest === undefined) return ioThreadsOf(definition!).map(({ id }) => ({ id, cpumap: everyCpu() }));
      const threads = await guest.run(runningThreads);
      return Promise.all(
        threads.map(async ({ id, thread }) => {
          const usage = await threadUsageOf(guest.process, thread);
          return { id, cpumap: usage?.cpumap ?? everyCpu() };
        }),
      );
    },

    domainAddIOThread: (ref, id, flags, options) =>
      node.changing(ref, options?.signal, (domain) => {
        if (!Number.isInteger(id) || id < 1)
          throw invalidArgument("iothread_id", `expected a number above 0, not ${id}`);
        const added = (configuration: Domain): Domain => {
          const threads = ioThreadsOf(configuration);
          if (threads.some((thread) => thread.id === id))
            throw invalidArgument("iothread_id", `there is an IO thread ${id} already`);
          return withIOThreads(configuration, [...threads, { id }]);
        };
        return change(node, impactOf(domain, flags), added, (guest) =>
          changeThreads(guest, added, options?.signal, (client) =>
            client.call("object-add", { "qom-type": "iothread", id: nameOf(id) }),
          ),
        );
      }),

    domainDelIOThread: (ref, id, flags, options) =>
      node.changing(ref, options?.signal, (domain) => {
        const removed = (configuration: Domain): Domain => {
          const threads = ioThreadsOf(configuration);
          if (!threads.some((thread) => thread.id === id))
            throw invalidArgument("iothread_id", `there is no IO thread ${id}`);
          const user = ioThreadUser(configuration, id);
          if (user !== undefined) throw invalidArgument("iothread_id", `${user} uses IO thread ${id}`);
          return withIOThreads(
            configuration,
            threads.filter((thread) => thread.id !== id),
          );
        };
        return change(node, impactOf(domain, flags), removed, (guest) =>
          changeThreads(guest, removed, options?.signal, (client) =>
            client.execute("object-del", { id: nameOf(id) }),
          ),
        );
      }),
  };
}

const nameOf = (id: number): string => `iothread${id}`;

/** The IO threads that QEMU has of those that are called as ours are, by their numbers; `thread` is the host's number of each. */
async function runningThreads(
  client: QmpClient,
): Promise<{ readonly id: number; readonly thread: number }[]> {
  const threads = await client.execute("query-iothreads");
  return threads
    .flatMap(({ id, "thread-id": thread }) => {
      const number = /^iothread(\d+)$/.exec(id)?.[1];
      return number === undefined ? [] : [{ id: Number(number), thread: Number(thread) }];
    })
    .sort((one, other) => one.id - other.id);
}

/** Changes the threads of a guest, then its document. What it is made from is what QEMU has: somebody may have been killed between both. */
async function changeThreads(
  guest: Guest,
  changed: (live: Domain) => Domain,
  signal: AbortSignal | undefined,
  run: (client: QmpClient) => Promise<unknown>,
): Promise<void> {
  const known = new Map(ioThreadsOf(guest.live).map((thread) => [thread.id, thread]));
  const there = await guest.run(runningThreads, signal);
  const threads = there.map(({ id }): IothreadId => known.get(id) ?? { id });
  const live = changed(withIOThreads(guest.live, threads));
  await guest.run(run, signal);
  await guest.setLive(live);
}

/** A map of all CPUs of the host: CPU n is bit n mod 8 of byte n / 8. */
function everyCpu(): Uint8Array {
  const count = availableParallelism();
  return Uint8Array.from({ length: Math.ceil(count / 8) }, (_, at) => (1 << Math.min(8, count - at * 8)) - 1);
}

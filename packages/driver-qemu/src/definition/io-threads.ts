import type { Domain, IothreadId } from "@libvirt-ts/xml/domain";

/** The IO threads that a document has: those whose numbers it says, then as many more with the first numbers that are free. */
export function ioThreadsOf({ iothreadids, iothreads = 0 }: Domain): readonly IothreadId[] {
  const threads = [...(iothreadids?.iothread ?? [])];
  const taken = new Set(threads.map(({ id }) => id));
  for (let id = 1; threads.length < iothreads; id++) if (!taken.has(id)) threads.push({ id });
  return threads;
}

/** The same domain with these threads. */
export function withIOThreads(domain: Domain, threads: readonly IothreadId[]): Domain {
  const { iothreads: _, iothreadids: __, ...rest } = domain;
  if (threads.length === 0) return rest;
  return { ...rest, iothreads: threads.length, iothreadids: { iothread: [...threads] } };
}

/** What of a domain an IO thread works for; undefined for one that nothing uses. */
export function ioThreadUser({ devices }: Domain, id: number): string | undefined {
  const disk = devices?.disk?.find(
    ({ driver }) =>
      driver?.iothread === id || driver?.iothreads?.iothread?.some((thread) => thread.id === id) === true,
  );
  if (disk !== undefined) return `disk '${disk.target.dev}'`;
  const controller = devices?.controller?.find(
    (it) => it.type === "scsi" && "driver" in it && it.driver?.iothread === id,
  );
  return controller && `controller 'scsi' ${controller.index ?? 0}`;
}

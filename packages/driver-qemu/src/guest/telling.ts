import type { QmpClient, QmpEvent } from "@libvirt-ts/qmp";

/** Something that QEMU is waited for to tell. */
export interface Telling<T> {
  /** Undefined where QEMU has ended before it told. */
  readonly told: Promise<T | undefined>;
  /** Listens no more. */
  forget(): void;
}

/** What `read` makes of the first event from now on of which it makes anything. */
export function listenFor<T>(client: QmpClient, read: (event: QmpEvent) => T | undefined): Telling<T> {
  let forget!: () => void;
  const told = new Promise<T | undefined>((resolve) => {
    forget = client.onEvent((event) => {
      const found = read(event);
      if (found !== undefined) resolve(found);
    });
    void client.closed.then(() => resolve(undefined));
  });
  return { told, forget };
}

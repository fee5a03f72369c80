/**
 * Listens to each signal once, however many hang on it: an `AbortSignal` finds a listener to remove by looking through all
 * of them, and warns of a leak when there are more than ten. Nothing is left on a signal once nobody hangs on it.
 */
export class SignalGroups<T> {
  readonly #groups = new Map<AbortSignal, { readonly members: Set<T>; readonly stop: () => void }>();

  /** @param cancel told for each member of a signal that aborts */
  constructor(readonly cancel: (member: T, reason: unknown) => void) {}

  /** Cancels the member when the signal aborts. */
  add(signal: AbortSignal, member: T): void {
    const group = this.#groups.get(signal);
    if (group) {
      group.members.add(member);
      return;
    }
    const members = new Set([member]);
    const abort = () => {
      this.#groups.delete(signal);
      for (const each of [...members]) this.cancel(each, signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    this.#groups.set(signal, { members, stop: () => signal.removeEventListener("abort", abort) });
  }

  /** The member does not hang on the signal any more; nothing where it did not. */
  remove(signal: AbortSignal, member: T): void {
    const group = this.#groups.get(signal);
    if (!group?.members.delete(member) || group.members.size > 0) return;
    group.stop();
    this.#groups.delete(signal);
  }
}

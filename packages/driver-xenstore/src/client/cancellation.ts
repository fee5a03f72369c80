/** Something that can be given up. */
export interface Cancellable {
  cancel(reason: unknown): void;
}

/**
 * Listens to each signal once, however many requests hang on it: an `AbortSignal` finds a listener to remove by
 * looking through all of them.
 */
export class SignalGroups {
  readonly #groups = new Map<
    AbortSignal,
    { readonly members: Set<Cancellable>; readonly stop: () => void }
  >();

  add(signal: AbortSignal, member: Cancellable): void {
    const group = this.#groups.get(signal);
    if (group) {
      group.members.add(member);
      return;
    }
    const members = new Set([member]);
    const abort = () => {
      for (const each of members) each.cancel(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    this.#groups.set(signal, { members, stop: () => signal.removeEventListener("abort", abort) });
  }

  remove(signal: AbortSignal, member: Cancellable): void {
    const group = this.#groups.get(signal);
    if (!group?.members.delete(member) || group.members.size > 0) return;
    group.stop();
    this.#groups.delete(signal);
  }
}

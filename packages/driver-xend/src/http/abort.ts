/**
 * Listens to callers' signals for many exchanges at once with one listener a signal, so that a hundred look-ups
 * under one signal make no warning of a leak. Nothing is left on a signal once nobody waits for it.
 */
export class AbortHub {
  readonly #waiting = new Map<AbortSignal, Set<() => void>>();

  /** Calls `callback` when the signal aborts; what it returns ends that. */
  listen(signal: AbortSignal, callback: () => void): () => void {
    let callbacks = this.#waiting.get(signal);
    if (callbacks === undefined) {
      callbacks = new Set();
      this.#waiting.set(signal, callbacks);
      signal.addEventListener("abort", this);
    }
    const all = callbacks;
    all.add(callback);
    return () => {
      all.delete(callback);
      if (all.size === 0 && this.#waiting.get(signal) === all) this.#forget(signal);
    };
  }

  /** The listener itself. */
  handleEvent({ target }: Event): void {
    const signal = target as AbortSignal;
    const callbacks = this.#waiting.get(signal) ?? [];
    this.#forget(signal);
    for (const callback of [...callbacks]) callback();
  }

  #forget(signal: AbortSignal): void {
    this.#waiting.delete(signal);
    signal.removeEventListener("abort", this);
  }
}

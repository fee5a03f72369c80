import type { Guest, Host } from "./host.js";
import type { View } from "./view.js";

/**
 * Keeps something open while a guest runs, anew for each of its runs and each connection to its host. `open` resolves when
 * what it has opened has ended; its signal says that nobody wants it any longer. `told` hears how it is.
 */
export function whileRunning(
  host: Host,
  guest: Guest,
  open: (signal: AbortSignal) => Promise<void>,
  told: (status: string) => void,
): Required<Pick<View, "update" | "close">> {
  let current:
    | { readonly id: number; readonly client: unknown; readonly controller: AbortController }
    | undefined;
  const close = () => {
    current?.controller.abort();
    current = undefined;
  };
  return {
    update() {
      const { problem } = host;
      const client = problem === undefined ? host.client : undefined;
      if (guest.id === current?.id && client === current.client) return;
      close();
      if (problem !== undefined) return told(problem);
      if (guest.id < 0) return told("The domain is off.");
      const controller = new AbortController();
      current = { id: guest.id, client, controller };
      told("");
      open(controller.signal).then(
        () => controller.signal.aborted || told("It has ended."),
        (error: Error) => controller.signal.aborted || told(error.message),
      );
    },
    close,
  };
}

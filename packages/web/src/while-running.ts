import type { Guest } from "./host.js";
import type { View } from "./view.js";

/**
 * Keeps something open while a guest runs, anew for each of its runs. `open` resolves when what it has opened has ended; its
 * signal says that nobody wants it any longer. `told` hears how it is.
 */
export function whileRunning(
  guest: Guest,
  open: (signal: AbortSignal) => Promise<void>,
  told: (status: string) => void,
): Required<Pick<View, "update" | "close">> {
  let current: { readonly id: number; readonly controller: AbortController } | undefined;
  const close = () => {
    current?.controller.abort();
    current = undefined;
  };
  return {
    update() {
      if (guest.id === current?.id) return;
      close();
      if (guest.id < 0) return told("The domain is off.");
      const controller = new AbortController();
      current = { id: guest.id, controller };
      told("");
      open(controller.signal).then(
        () => controller.signal.aborted || told("It has ended."),
        (error: Error) => controller.signal.aborted || told(error.message),
      );
    },
    close,
  };
}

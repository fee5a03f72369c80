import type { CallOptions } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";

/** What takes back what was done so far, the last first. */
export class Undo {
  readonly #steps: ((call: CallOptions) => Promise<unknown>)[] = [];

  add(step: (call: CallOptions) => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Takes all back, whoever has interrupted the command; what cannot be taken back is told, and the rest is. */
  async run({ app }: Context): Promise<void> {
    for (const step of this.#steps.reverse()) {
      try {
        await step({});
      } catch (error) {
        app.reporter.failure(error);
      }
    }
  }
}

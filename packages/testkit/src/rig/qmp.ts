/** QEMU's control socket: one JSON line for each command, one for each answer, events between them. */
import type { Socket } from "node:net";
import { createInterface } from "node:readline";

interface Answer {
  readonly return?: unknown;
  readonly error?: { readonly class: string; readonly desc: string };
}

export class Qmp {
  readonly #socket: Socket;
  readonly #lines: AsyncIterator<string>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  }

  /** Takes a fresh connection through its greeting. */
  static async negotiate(socket: Socket): Promise<Qmp> {
    const qmp = new Qmp(socket);
    await qmp.#lines.next();
    await qmp.execute("qmp_capabilities");
    return qmp;
  }

  /** Runs one command at a time; rejects with QEMU's words. */
  async execute(command: string, args: Record<string, unknown> = {}): Promise<unknown> {
    this.#socket.write(`${JSON.stringify({ execute: command, arguments: args })}\n`);
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`QEMU closed its control socket during ${command}`);
      const answer = JSON.parse(value) as Answer;
      if (answer.error !== undefined) throw new Error(`QEMU refuses ${command}: ${answer.error.desc}`);
      if ("return" in answer) return answer.return;
    }
  }

  /** Asks until a status is no longer one of those passed through. */
  async settled(command: string, passing: readonly string[]): Promise<string> {
    for (;;) {
      const { status = "none" } = (await this.execute(command)) as { status?: string };
      if (!passing.includes(status)) return status;
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** The host's side of the channel to dom0's init: one request, one reply. */
import type { Socket } from "node:net";

/** What a command in dom0 came to. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Requests of dom0's init (`rig/init`). */
export type AgentRequest =
  | { readonly verb: "put" | "exec"; readonly body: Uint8Array }
  | { readonly verb: "date"; readonly seconds: number };

export class Agent {
  readonly #socket: Socket;
  readonly #failure: Promise<never>;
  #received = Buffer.alloc(0);
  #wake: () => void = () => {};
  /** Settles when the last request has its reply: the channel carries one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** `failure` rejects when the machine behind the channel dies. */
  constructor(socket: Socket, failure: Promise<never>) {
    this.#socket = socket;
    this.#failure = failure;
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
  }

  /** Waits for init's greeting. */
  async ready(): Promise<void> {
    const line = await this.#line();
    if (line !== "ready") throw new Error(`dom0's init said ${JSON.stringify(line)} instead of "ready"`);
  }

  /** Sends a request once those before it have been answered. */
  request(request: AgentRequest): Promise<CommandResult> {
    const reply = this.#last.catch(() => {}).then(() => this.#exchange(request));
    this.#last = reply;
    return reply;
  }

  async #exchange(request: AgentRequest): Promise<CommandResult> {
    if (request.verb === "date") this.#socket.write(`date ${request.seconds}\n`);
    else {
      this.#socket.write(`${request.verb} ${request.body.length}\n`);
      this.#socket.write(request.body);
    }
    const line = await this.#line();
    const [, status, out, err] = /^done (\d+) (\d+) (\d+)$/.exec(line) ?? [];
    if (err === undefined) throw new Error(`dom0's init answered ${JSON.stringify(line)}`);
    const stdout = await this.#take(Number(out));
    const stderr = await this.#take(Number(err));
    return { status: Number(status), stdout: stdout.toString(), stderr: stderr.toString() };
  }

  async #line(): Promise<string> {
    let end = this.#received.indexOf(10);
    while (end === -1) {
      await this.#more();
      end = this.#received.indexOf(10);
    }
    return (await this.#take(end + 1)).toString("utf8", 0, end);
  }

  async #take(length: number): Promise<Buffer> {
    while (this.#received.length < length) await this.#more();
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  async #more(): Promise<void> {
    await Promise.race([
      new Promise<void>((resolve) => {
        this.#wake = resolve;
      }),
      this.#failure,
    ]);
  }
}

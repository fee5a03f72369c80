import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Domain } from "@libvirt-ts/core";

/** What a guest says on its console, and what it is told there. */
export class GuestConsole {
  #heard = "";
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;

  constructor(streams: Awaited<ReturnType<Domain["openConsole"]>>) {
    this.#reader = streams.readable.getReader();
    this.#writer = streams.writable.getWriter();
  }

  /** Waits until the guest has said it, and takes it. */
  async hears(text: string): Promise<void> {
    while (!this.#heard.includes(text)) {
      const { value, done } = await this.#reader.read();
      if (done)
        throw new Error(`the console ended: ${JSON.stringify(this.#heard)}, not ${JSON.stringify(text)}`);
      this.#heard += Buffer.from(value).toString("latin1");
    }
    this.#heard = this.#heard.slice(this.#heard.indexOf(text) + text.length);
  }

  say(text: string): Promise<void> {
    return this.#writer.write(Buffer.from(text, "latin1"));
  }

  /** Waits for its end. */
  async ends(): Promise<void> {
    while (!(await this.#reader.read()).done);
    await this.#writer.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
    await this.#writer.close();
  }
}

/** Takes events until one is there. */
export async function until<E>(events: AsyncIterableIterator<E>, isIt: (event: E) => boolean): Promise<E[]> {
  const seen: E[] = [];
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error(`the events ended: ${JSON.stringify(seen)}`);
    seen.push(value);
    if (isIt(value)) return seen;
  }
}

/** C's virsh, to whom everything must look the same. */
export async function virshOf(uri: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: "C" };
  const { stdout } = await promisify(execFile)("virsh", ["-q", "-c", uri, ...args], { env });
  return stdout.trim();
}

import { execFile } from "node:child_process";
import { inspect, promisify } from "node:util";
import type { Domain } from "@libvirt-ts/core";
import { cVirsh, within } from "@libvirt-ts/testkit";

/** What a guest says on its console, and what it is told there. No wait is without an end. */
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
    await within(this.#read(text), `the guest says ${JSON.stringify(text)}`, () =>
      JSON.stringify(this.#heard),
    );
    this.#heard = this.#heard.slice(this.#heard.indexOf(text) + text.length);
  }

  say(text: string): Promise<void> {
    return within(this.#write(text), `the console takes ${JSON.stringify(text)}`);
  }

  /** Waits until the guest lives: it echoes what it is told, again and again for as long as it may not be listening. */
  async answers(text: string): Promise<void> {
    const again = setInterval(() => this.#write(text).catch(() => undefined), 1000);
    try {
      await Promise.all([this.hears(text), this.say(text)]);
    } finally {
      clearInterval(again);
    }
  }

  /** Waits for its end. */
  async ends(): Promise<void> {
    const end = async () => {
      while (!(await this.#reader.read()).done);
      await this.#writer.close().catch(() => undefined);
    };
    await within(end(), "the console ends");
  }

  async close(): Promise<void> {
    await within(this.#reader.cancel(), "the console is read no more");
    await within(this.#writer.abort(), "the console is left");
  }

  async #read(text: string): Promise<void> {
    while (!this.#heard.includes(text)) {
      const { value, done } = await this.#reader.read();
      if (done)
        throw new Error(`the console ended: ${JSON.stringify(this.#heard)}, not ${JSON.stringify(text)}`);
      this.#heard += Buffer.from(value).toString("latin1");
    }
  }

  #write(text: string): Promise<void> {
    return this.#writer.write(Buffer.from(text, "latin1"));
  }
}

/** Takes events until one is there. */
export async function until<E>(events: AsyncIterableIterator<E>, isIt: (event: E) => boolean): Promise<E[]> {
  const seen: E[] = [];
  const take = async () => {
    for (;;) {
      const { value, done } = await events.next();
      if (done) throw new Error(`the events ended: ${inspect(seen)}`);
      seen.push(value);
      if (isIt(value)) return seen;
    }
  };
  return within(take(), "the event that is waited for comes", () => inspect(seen));
}

/** C's virsh, to whom everything must look the same. */
export async function virshOf(uri: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: "C" };
  const { stdout } = await promisify(execFile)(cVirsh(), ["-q", "-c", uri, ...args], {
    env,
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  return stdout.trim();
}

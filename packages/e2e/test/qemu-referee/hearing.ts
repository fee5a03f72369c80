import type { EventStream } from "@libvirt-ts/driver";
import { within } from "@libvirt-ts/testkit";
import type { Told } from "./side.js";

/** A kind of objects of one connection, of which events tell. */
export interface Kind<E> {
  readonly events: EventStream<E>;
  /** Whose event it is. */
  nameOf(event: E): string;
  /** What must be alike; undefined of events of which there are as many as one side likes. */
  textOf(event: E): string | undefined;
  /** Defines one of that kind, of which two events tell: that it is defined, and that it is not. */
  define(name: string): Promise<{ undefine(): Promise<unknown> }>;
}

/** What one side tells of objects of a kind. */
export class Hearing<E> implements Told {
  readonly #kind: Kind<E>;
  readonly #heard: string[] = [];
  #fences = 0;

  private constructor(kind: Kind<E>) {
    this.#kind = kind;
  }

  static async of<E>(kind: Kind<E>): Promise<Hearing<E>> {
    await kind.events.ready;
    return new Hearing(kind);
  }

  async hear(text: string): Promise<void> {
    const hear = async () => {
      while (!this.#heard.includes(text)) await this.#take();
    };
    await within(hear(), `the event ${text}`, () => `${this.#heard}`);
  }

  /** What happens to another object now is told after everything else. */
  async all(): Promise<string[]> {
    const name = `fence-${this.#fences++}`;
    const fence = await this.#kind.define(name);
    const hear = async () => {
      while ((await this.#take()) !== name);
    };
    await within(hear(), "the fence is told of");
    await fence.undefine();
    await this.#take();
    return this.#heard.splice(0);
  }

  async #take(): Promise<string> {
    const { value, done } = await this.#kind.events.next();
    if (done) throw new Error("the events have ended");
    const name = this.#kind.nameOf(value);
    const text = this.#kind.textOf(value);
    if (!name.startsWith("fence-") && text !== undefined) this.#heard.push(text);
    return name;
  }
}

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that is told by lines what to do, and says `done` each time that it has. */
export class Worker {
  readonly #child: ReturnType<typeof spawn>;
  readonly #lines: AsyncIterator<string>;

  constructor(
    readonly name: string,
    command: readonly string[],
  ) {
    this.#child = spawn(command[0]!, command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  async run(what: string): Promise<void> {
    this.#child.stdin!.write(`${what}\n`);
    await this.done();
  }

  async done(): Promise<void> {
    if ((await this.#lines.next()).value !== "done") throw new Error(`${this.name} has failed`);
  }

  kill(): void {
    this.#child.kill();
  }
}

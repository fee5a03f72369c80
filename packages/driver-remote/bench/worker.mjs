import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that is told by lines what to do, and says `done` each time that it has. */
export class Worker {
  #child;
  #lines;

  constructor(name, command) {
    this.name = name;
    this.#child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async run(what) {
    this.#child.stdin.write(`${what}\n`);
    await this.done();
  }

  async done() {
    if ((await this.#lines.next()).value !== "done") throw new Error(`${this.name} has failed`);
  }

  kill() {
    this.#child.kill();
  }
}

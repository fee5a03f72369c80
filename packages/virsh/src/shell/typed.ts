import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Failure } from "../cli/failure.js";
import type { Host } from "../cli/host.js";
import { msg } from "../i18n/message.js";

/** Asks for a line on the terminal; questions and echo go to stderr, since stdout may lead to a file. Throws a Failure where none is typed. */
export function readTyped({ terminal, stderr }: Host, prompt: string, echo: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const { input } = terminal();
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        stderr.write(chunk.toString());
        done();
      },
    });
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    if (!echo) stderr.write(prompt);
    const readline = createInterface({
      input,
      output: echo ? output : nowhere,
      terminal: true,
      historySize: 0,
    });
    readline.on("SIGINT", () => readline.close());
    readline.on("close", () => {
      if (!echo) stderr.write("\n");
      reject(new Failure(msg("interrupted")));
    });
    readline.question(echo ? prompt : "", (line) => {
      resolve(line);
      readline.close();
    });
  });
}

import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

/** Asks for a line on the terminal that nobody sees. */
export async function readHidden(context: Context, prompt: string): Promise<string> {
  const { app } = context;
  if (!app.host.stdin.isTerminal) throw new Failure(msg("there is no terminal to ask on"));
  app.out.flush();
  return app.withTerminal(
    () =>
      new Promise((resolve, reject) => {
        const { input, output } = app.host.terminal();
        output.write(prompt);
        const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
        const readline = createInterface({ input, output: nowhere, terminal: true });
        readline.on("close", () => {
          output.write("\n");
          reject(new Failure(msg("interrupted")));
        });
        readline.question("", (line) => {
          resolve(line);
          readline.close();
        });
      }),
  );
}

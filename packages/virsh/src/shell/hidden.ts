import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { readTyped } from "./typed.js";

/** Asks for a line on the terminal that nobody sees. */
export async function readHidden({ app }: Context, prompt: string): Promise<string> {
  if (!app.host.stdin.isTerminal) throw new Failure(msg("there is no terminal to ask on"));
  app.out.flush();
  return app.withTerminal(() => readTyped(app.host, prompt, false));
}

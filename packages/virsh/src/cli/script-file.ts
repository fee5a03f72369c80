import { msg } from "../i18n/message.js";
import { decodeText, explaining, readAll } from "../values/files.js";
import type { App } from "./app.js";
import { Failure } from "./failure.js";
import type { CommandTable } from "./parse.js";
import { runScript } from "./script.js";

/** Runs a file of commands, or standard input for `-`; a line of `#!` in front is a comment like others. */
export async function runScriptFile(app: App, table: CommandTable, path: string): Promise<boolean> {
  const name = path === "-" ? "stdin" : path;
  try {
    const text = path === "-" ? decodePieces(app.host.stdin.chunks(), name) : whole(app, path);
    return await runScript(app, table, name, text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    app.reporter.failure(error);
    return false;
  }
}

async function* whole(app: App, path: string): AsyncGenerator<string> {
  yield decodeText(await readAll(app.host, path), path);
}

/** Text as it comes, so that a program that writes commands to us sees each one's answer. */
async function* decodePieces(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      if (!text.includes("\0")) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    throw new Failure(msg("file '{file}' is not a text file"), { file });
  };
  for await (const chunk of explaining(chunks, file)) yield decode(chunk);
  yield decode();
}

import { msg } from "../i18n/message.js";
import type { App } from "./app.js";
import { Failure, UsageError } from "./failure.js";
import { type LogicalLine, LogicalLines } from "./logical-lines.js";
import { type CommandTable, type Invocation, parseCommands } from "./parse.js";
import { type Outcome, runInvocations } from "./run.js";
import { splitLine } from "./words.js";

/** An open quote may carry a line on for as much text as this; then it is taken for a mistake. */
const longestLine = 1024 * 1024;

/**
 * Runs the lines of a script as they come. A line that makes no command is told with its place, nothing of it runs, and
 * the script goes on unless `--stop-on-error` was given. Resolves to whether everything succeeded.
 */
export async function runScript(
  app: App,
  table: CommandTable,
  name: string,
  text: AsyncIterable<string>,
): Promise<boolean> {
  const lines = new LogicalLines();
  let ok = true;
  const run = async (line: LogicalLine): Promise<boolean> => {
    const outcome = await runLine(app, table, line, name);
    ok &&= outcome.ok;
    return outcome.quit || (!outcome.ok && app.options.stopOnError);
  };
  for await (const piece of text) {
    for (const line of lines.push(piece)) if (await run(line)) return ok;
    if (lines.pendingLength > longestLine) {
      app.reporter.failure(
        new Failure(msg("the line is longer than 1 MiB; is a quote missing?")),
        `${name}:${lines.number}: `,
      );
      return false;
    }
  }
  const rest = lines.end();
  if (rest !== undefined) await run(rest);
  return ok;
}

async function runLine(
  app: App,
  table: CommandTable,
  { text, number }: LogicalLine,
  name: string,
): Promise<Outcome> {
  let invocations: Invocation[];
  try {
    invocations = parseLine(text, table);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    app.reporter.failure(error, `${name}:${number}: `);
    return { ok: false, quit: false };
  }
  return runInvocations(app, invocations);
}

/** The commands of a line as it is typed. Throws a UsageError. */
export function parseLine(line: string, table: CommandTable): Invocation[] {
  const { commands, open } = splitLine(line);
  if (open !== undefined) {
    const { quote, at } = open;
    throw new UsageError([
      quote === "\\"
        ? new Failure(msg("nothing follows the backslash at the end"))
        : new Failure(msg("missing closing {quote} for the one at character {at}"), { quote, at: at + 1 }),
    ]);
  }
  return parseCommands(commands, table);
}

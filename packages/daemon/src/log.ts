export type LogLevel = "debug" | "info" | "warn" | "error";

/** What is known of an event beside its words. Never a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Told of everything that an operator may want to know. */
export type Log = (level: LogLevel, message: string, fields?: LogFields) => void;

/** Tells nobody. */
export const silent: Log = () => {};

const ranks: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** A log of lines, each a JSON object or a text, from a level on. A name or message cannot begin a line of its own. */
export function lineLog(
  write: (line: string) => void,
  { format, level: least }: { readonly format: "json" | "text"; readonly level: LogLevel },
): Log {
  return (level, message, fields = {}) => {
    if (ranks[level] < ranks[least]) return;
    const time = new Date().toISOString();
    if (format === "json") {
      write(`${JSON.stringify({ time, level, message, ...fields })}\n`);
      return;
    }
    const known = Object.entries(fields).filter(([, value]) => value !== undefined);
    const more = known.map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join("");
    write(`${time} ${level.padEnd(5)} ${oneLine(message)}${more}\n`);
  };
}

const oneLine = (text: string) => text.replaceAll(/[\x00-\x1f\x7f-\x9f]/g, " ");

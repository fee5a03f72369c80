import type { JournalEntry } from "./journal-entry.js";

/** Milliseconds between two looks at what xl has written. */
const lookTime = 200;

/** Tells what xl writes, line by line, until it is ended; then the rest. */
export function followOutput(entry: JournalEntry, tell: (line: string) => void): { end(): Promise<void> } {
  let told = 0;
  let last: Promise<void> = Promise.resolve();

  async function look(atEnd: boolean): Promise<void> {
    // Read as a whole, for a secret may begin in one piece and end in the next; xl writes a few lines.
    const lines = (await entry.output()).split(/[\r\n]+/);
    const whole = atEnd ? lines : lines.slice(0, -1);
    for (const line of whole.slice(told)) if (line.trim() !== "") tellSafely(tell, line);
    told = Math.max(told, whole.length);
  }
  const lookNext = (atEnd = false) => {
    last = last.then(() => look(atEnd));
    return last;
  };
  const timer = setInterval(() => void lookNext(), lookTime);
  return {
    end() {
      clearInterval(timer);
      return lookNext(true);
    },
  };
}

/** Who only listens cannot make xl's work fail. */
function tellSafely(tell: (line: string) => void, line: string): void {
  try {
    tell(line);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

import type { JournalEntry } from "./journal-entry.js";

/** Milliseconds between two looks at what xl has written. */
const lookTime = 200;

/** Bytes of it that are looked at: it is read at once, again and again, and xl can be made to write without end. */
const mostTold = 1 << 20;

/** Tells what xl writes first, line by line, until it is ended; then the rest. */
export function followOutput(entry: JournalEntry, tell: (line: string) => void): { end(): void } {
  let told = 0;

  function look(atEnd: boolean): void {
    // Read as a whole, for a secret may begin in one piece and end in the next; xl writes a few lines.
    const lines = entry.output(mostTold).split(/[\r\n]+/);
    const whole = atEnd ? lines : lines.slice(0, -1);
    for (const line of whole.slice(told)) if (line.trim() !== "") tellSafely(tell, line);
    told = Math.max(told, whole.length);
  }
  const timer = setInterval(() => look(false), lookTime);
  return {
    end() {
      clearInterval(timer);
      look(true);
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

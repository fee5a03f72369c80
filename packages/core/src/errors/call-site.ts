/** Where a call stands in its caller's program: the frames below the library. */
export interface CallSite {
  readonly stack?: string;
}

/**
 * Remembers where the program is: the frames that have called `below` or, once that waits, those that wait for it. Takes
 * microseconds, so it is for failures and for debugging only.
 */
export function callSite(below: (...args: never[]) => unknown): CallSite {
  const site = {};
  Error.captureStackTrace(site, below);
  return site;
}

/**
 * Adds the frames of a call to an error's stack where they are not in it: the stack of what fails deep in a driver, or when
 * a socket is heard, ends before the function that asked for it.
 */
export function addCaller(error: Error, site: CallSite): void {
  const { stack = `${error.name}: ${error.message}` } = error;
  const known = new Set(stack.split("\n").map(place));
  const frames = site.stack?.split("\n").slice(1) ?? [];
  const missing = frames.filter((frame) => !known.has(place(frame)));
  if (missing.length === 0) return;
  const value = [stack, ...missing].join("\n");
  // A frozen error keeps the stack that it has.
  Reflect.defineProperty(error, "stack", { value, writable: true, configurable: true });
}

/** Function and file of a frame: its line is another one where it called than where it waits. */
const place = (frame: string): string =>
  frame
    .trim()
    .replace(/^at async /, "at ")
    .replace(/:\d+:\d+(?=\)?$)/, "");

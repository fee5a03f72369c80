/** What a test waits for comes within this, however busy the machine is: in milliseconds, a guard against hangs alone. */
export const LIMIT = 120_000;

/** Waits for something for a bounded time; what it fails with then says what did not come, and what there was instead. */
export async function within<T>(
  promise: Promise<T>,
  what: string,
  instead: () => string = () => "",
  limit: number = LIMIT,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const found = instead();
      reject(new Error(`${what}: not within ${limit / 1000} s${found === "" ? "" : `; there was ${found}`}`));
    }, limit);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}

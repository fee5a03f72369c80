/** What is waited for, or `late` once so many milliseconds are over. Until then it keeps Node alive. */
export async function within<T, L>(time: number, waiting: Promise<T>, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<L>((resolve) => {
    timer = setTimeout(resolve, time, late);
  });
  try {
    return await Promise.race([waiting, over]);
  } finally {
    clearTimeout(timer);
  }
}

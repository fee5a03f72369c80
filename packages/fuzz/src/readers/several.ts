type Judge = (error: unknown) => string | undefined;

/**
 * Has several readers read one input. Throws at once what one of them should not throw, and what the first of them says
 * where all of them refuse the input. There is something to wait for only where one of them is waited for.
 */
export function several(judge: Judge, reads: readonly (() => unknown)[]): Promise<void> | undefined {
  const results = reads.map(resultOf);
  if (!results.some((result) => result instanceof Promise)) return conclude(judge, results);
  return Promise.all(results).then((all) => conclude(judge, all));
}

/** The error of a reader, and undefined where it accepts the input; of one that is waited for, a promise of that. */
function resultOf(read: () => unknown): unknown {
  try {
    const value = read();
    return value instanceof Promise
      ? value.then(
          () => undefined,
          (error: unknown) => error,
        )
      : undefined;
  } catch (error) {
    return error;
  }
}

function conclude(judge: Judge, results: readonly unknown[]): undefined {
  for (const error of results) if (error !== undefined && judge(error) !== undefined) throw error;
  if (!results.includes(undefined)) throw results[0];
}

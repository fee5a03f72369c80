type Judge = (error: unknown) => string | undefined;

/**
 * Has several readers read one input. Throws at once what one of them should not throw, and what the first of them says
 * where all of them refuse the input.
 */
export async function several(judge: Judge, reads: readonly (() => unknown)[]): Promise<void> {
  const results = await Promise.allSettled(reads.map(async (read) => read()));
  const errors = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  for (const error of errors) if (judge(error) !== undefined) throw error;
  if (errors.length === reads.length) throw errors[0];
}

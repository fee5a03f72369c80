const fold = (text: string): string => text.toLowerCase();

/** Compares texts without regard to case. */
export function compareText(a: string, b: string): number {
  const [left, right] = [fold(a), fold(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares objects by their names without regard to case. */
export const byName = (a: { name(): string }, b: { name(): string }): number =>
  compareText(a.name(), b.name());

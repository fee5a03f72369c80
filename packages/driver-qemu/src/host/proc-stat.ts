/** The kernel counts CPU time for others in ticks of so many nanoseconds, whatever it counts in itself. */
export const nanosecondsPerTick = 10_000_000n;

/** What a `stat` of a process or thread says behind its name, which stands in brackets and may hold anything: its state first. */
export const statFields = (text: string): string[] => text.slice(text.lastIndexOf(")") + 2).split(" ");

/** The CPU time that it has used, in nanoseconds. */
export function cpuTimesIn(fields: readonly string[]): { readonly user: bigint; readonly system: bigint } {
  const time = (at: number): bigint => BigInt(fields[at] ?? 0) * nanosecondsPerTick;
  return { user: time(11), system: time(12) };
}

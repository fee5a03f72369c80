/** A chunk as esbuild has split it. */
export interface Chunk {
  readonly code: string;
  readonly exports: readonly string[];
  /** The chunks that it imports at once. */
  readonly needs: readonly string[];
  /** The chunks that it imports when it comes to that. */
  readonly loads: readonly string[];
}

export function commonJs(
  chunks: ReadonlyMap<string, Chunk>,
  late: readonly string[],
): Promise<Map<string, string>>;

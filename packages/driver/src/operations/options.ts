/** What every operation can be given. */
export interface CallOptions {
  /**
   * Already aborted: OPERATION_ABORTED and no effect. Aborted midway: the same, and the message says what could
   * not be undone.
   */
  readonly signal?: AbortSignal;
  /**
   * Told what the peer says of a long operation (save, restore, migrate) while it works: a line of its own words at a
   * time, for people. Drivers whose peer says nothing never call it. What it throws does not end the operation: Node
   * reports it as any uncaught error.
   */
  readonly onProgress?: (line: string) => void;
}

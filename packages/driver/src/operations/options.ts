/** What every operation can be given. */
export interface CallOptions {
  /**
   * Already aborted: OPERATION_ABORTED and no effect. Aborted midway: the same, and the message says what could
   * not be undone.
   */
  readonly signal?: AbortSignal;
}

/** The peer is gone and is being looked for: until `resync` nothing is told of what happens there. */
export interface ConnectionLostEvent {
  readonly event: "lost";
  /** `ConnectCloseReason` */
  readonly reason: number;
}

/** The peer is there again and tells events again. What happened meanwhile was not told: look at everything anew. */
export interface ConnectionResyncEvent {
  readonly event: "resync";
}

/** What becomes of a connection that is made again when it is lost. */
export type ConnectionEvent = ConnectionLostEvent | ConnectionResyncEvent;

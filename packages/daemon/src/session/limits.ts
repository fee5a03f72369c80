/** What one client may cost, and how many there may be. */
export interface Limits {
  /** Connections at once. */
  readonly clients: number;
  /** Connections that have not logged in. */
  readonly anonymousClients: number;
  /** Calls of one client that are being worked on; further ones wait. */
  readonly requests: number;
  /** Bytes of calls of one client that wait; with more it is not read. */
  readonly waitingBytes: number;
  /** Bytes of one upload or console that wait for the driver; with more its client is not read. */
  readonly streamBytes: number;
  /** Streams of one client at once. */
  readonly streams: number;
  /** Registrations for events of one client. */
  readonly registrations: number;
  /** Milliseconds until a client must have logged in. */
  readonly loginTime: number;
  /** Milliseconds of silence before a ping, of a client that knows them; 0 is off. */
  readonly keepaliveInterval: number;
  /** Pings without an answer before a client is given up. */
  readonly keepaliveCount: number;
}

/** As libvirtd has them, where it has them. */
export const defaultLimits: Limits = {
  clients: 5000,
  anonymousClients: 20,
  requests: 5,
  waitingBytes: 1024 * 1024,
  streamBytes: 1024 * 1024,
  streams: 64,
  registrations: 256,
  loginTime: 30_000,
  keepaliveInterval: 5000,
  keepaliveCount: 5,
};

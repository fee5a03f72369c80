import { type MessageHeader, MessageStatus, MessageType } from "./message/header.js";
import { KEEPALIVE } from "./procedure.js";

/** How a silent peer is found out: dead after `interval` × (`count` + 1). */
export interface KeepaliveOptions {
  /** Milliseconds of silence before a ping; 0 is off. Default: 5,000. */
  readonly interval?: number;
  /** Pings without an answer before the peer is given up. Default: 5. */
  readonly count?: number;
}

const PING = 1;
const PONG = 2;

const header = (procedure: number): MessageHeader => ({
  program: KEEPALIVE.number,
  version: KEEPALIVE.version,
  procedure,
  type: MessageType.MESSAGE,
  serial: 0,
  status: MessageStatus.OK,
});

/** The answer that every ping gets. */
export const pong = header(PONG);
const ping = header(PING);

/** Whether a message asks for a pong. */
export function isPing({ program, procedure }: MessageHeader): boolean {
  return program === KEEPALIVE.number && procedure === PING;
}

/** Sends pings into a silence, and says when it has lasted too long. */
export class Keepalive {
  #heard = true;
  #unanswered = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Begins; only once the peer has said that it knows keepalive. */
  start(
    { interval = 5_000, count = 5 }: KeepaliveOptions,
    send: (message: MessageHeader) => void,
    dead: () => void,
  ): void {
    this.stop();
    if (interval <= 0) return;
    this.#timer = setInterval(() => {
      if (this.#heard) {
        this.#heard = false;
        this.#unanswered = 0;
      } else if (this.#unanswered >= count) {
        this.stop();
        dead();
      } else {
        this.#unanswered++;
        send(ping);
      }
    }, interval);
    // A connection alone keeps no process alive; its socket does, where it should.
    (this.#timer as { unref?(): void }).unref?.();
  }

  /** Anything that was received is a sign of life; so is a pause of our own. */
  heard(): void {
    this.#heard = true;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

import type { Client, Dispatcher } from "undici";
import { type Bounds, bounded } from "./bounded.js";
import { failureOf, HttpFailure } from "./failure.js";

/** The head of a reply. */
export interface ReplyHead {
  readonly status: number;
  readonly reason: string;
  /** Without parameters, in lower case; empty when absent. */
  readonly contentType: string;
  /** As it came. It is never followed. */
  readonly location: string | undefined;
}

/** Takes the body of one reply piece by piece. What it throws ends the exchange and its connection. */
export interface BodyReader<T> {
  push(chunk: Uint8Array): void;
  /** Called once the last byte of the announced length has come. */
  end(): T;
}

/** Makes the reader of a reply's body from its head. */
export type ReadReply<T> = (head: ReplyHead) => BodyReader<T>;

/** What goes over the wire. */
export interface Message {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  /** Whether the daemon is asked to read another request from the connection afterwards. */
  readonly keepAlive: boolean;
}

/** What came of an exchange. */
export interface Reply<T> {
  readonly value: T;
  /** Whether the daemon will read another request from the connection. */
  readonly keepAlive: boolean;
}

/** One exchange on a connection of its own. After a failure the connection is of no more use. */
export function send<T>(
  client: Client,
  message: Message,
  bounds: Bounds,
  read: ReadReply<T>,
): Promise<Reply<T>> {
  let sent = false;
  return bounded<Reply<T>>(
    bounds,
    () => sent,
    (resolve, reject) => {
      let settled = false;
      let keepAlive = false;
      let body: BodyReader<T> | undefined;
      /** Runs a step of ours; what it throws ends the exchange. */
      const step = (action: () => void) => {
        if (settled) return;
        try {
          action();
        } catch (error) {
          settled = true;
          reject(error);
        }
      };
      client.dispatch(optionsOf(message), {
        onRequestStart() {
          sent = true;
        },
        onResponseStart(_controller, status, headers, reason = "") {
          if (status < 200) return;
          step(() => {
            if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
              throw new HttpFailure("protocol", "the reply has no Content-Length", true);
            }
            const encoding = first(headers["content-encoding"]) ?? "identity";
            if (encoding.toLowerCase() !== "identity") {
              throw new HttpFailure("protocol", `the reply is encoded, as ${encoding.slice(0, 20)}`, true);
            }
            // xend 3.1 to 3.3 grant it with an internal server error, and never read from that connection again.
            keepAlive = status < 500 && first(headers.connection)?.toLowerCase() === "keep-alive";
            body = read({
              status,
              reason,
              contentType: (first(headers["content-type"]) ?? "").replace(/;.*/, "").trim().toLowerCase(),
              location: first(headers.location),
            });
          });
        },
        onResponseData(_controller, chunk) {
          step(() => body?.push(chunk));
        },
        onResponseEnd() {
          step(() => {
            if (body === undefined) throw new HttpFailure("protocol", "the reply has no head", true);
            resolve({ value: body.end(), keepAlive });
          });
        },
        onResponseError(_controller, error) {
          step(() => {
            throw error instanceof HttpFailure ? error : failureOf(error, sent);
          });
        },
      });
      return () => {
        settled = true;
      };
    },
  );
}

function optionsOf({ method, path, body, keepAlive }: Message): Dispatcher.DispatchOptions {
  const accept = { Accept: "application/sxp" };
  const headers =
    body === undefined ? accept : { ...accept, "Content-Type": "application/x-www-form-urlencoded" };
  return { method, path, headers, reset: !keepAlive, ...(body === undefined ? {} : { body }) };
}

function first(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? header : header?.[0];
}

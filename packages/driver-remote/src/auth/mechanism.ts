import type { Credentials } from "@libvirt-ts/driver";
import { ScramClient } from "./scram.js";

/** One SASL exchange, seen from the client: undefined stands for "no data", which is not the same as empty data. */
export interface Exchange {
  /** The initial response. */
  first(): Uint8Array | undefined;
  /** The answer to what the server sent; undefined when there is nothing more to say. Throws when it is not to be believed. */
  next(challenge: Uint8Array): Promise<Uint8Array | undefined>;
  /** Whether the client needs nothing more of the server. */
  readonly complete: boolean;
}

/** A way to log in. */
export interface Mechanism {
  readonly name: string;
  /** Whether it shows the password to the other side, which then must be the right one, over a line of its own. */
  readonly plain: boolean;
  readonly needs: readonly (keyof Credentials)[];
  start(credentials: Credentials): Exchange;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const scram = (name: string, hash: "SHA-1" | "SHA-256"): Mechanism => ({
  name,
  plain: false,
  needs: ["username", "password"],
  start({ username = "", password = "" }) {
    const client = new ScramClient(hash, { username, password });
    let step = 0;
    return {
      get complete() {
        return step === 2;
      },
      first: () => encoder.encode(client.first()),
      async next(challenge) {
        const text = decoder.decode(challenge);
        step++;
        if (step === 1) return encoder.encode(await client.respond(text));
        client.verify(text);
        return undefined;
      },
    };
  },
});

const oneStep = (
  name: string,
  plain: boolean,
  needs: Mechanism["needs"],
  message: (credentials: Credentials) => string,
): Mechanism => ({
  name,
  plain,
  needs,
  start: (credentials) => ({
    complete: true,
    first: () => encoder.encode(message(credentials)),
    next: async () => undefined,
  }),
});

/** What is spoken here, the best first. */
export const mechanisms: readonly Mechanism[] = [
  scram("SCRAM-SHA-256", "SHA-256"),
  scram("SCRAM-SHA-1", "SHA-1"),
  oneStep("PLAIN", true, ["username", "password"], ({ username, password }) => `\0${username}\0${password}`),
  oneStep("EXTERNAL", false, [], ({ username = "" }) => username),
];

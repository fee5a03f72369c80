import {
  availableXenstoreds,
  type FakeBehaviour,
  FakeXenstored,
  Xenstored,
  type XenstoredKind,
  type XenstoredOptions,
} from "@libvirt-ts/testkit";
import { describe, it } from "vitest";
import { XenstoreClient, type XenstoreClientOptions } from "../src/client/index.js";

/** The real daemons of this machine; why others are missing is on the console. */
export const daemons: readonly XenstoredKind[] = await availableXenstoreds();

/** Those in which domains come and go. */
export const domainDaemons = daemons.filter((kind) => kind !== "ocaml-unmodified");

/** A suite for each daemon; a skipped one when there is none. `%s` in its name is the daemon's kind. */
export function eachDaemon(
  name: string,
  body: (kind: XenstoredKind) => void,
  kinds: readonly XenstoredKind[] = daemons,
): void {
  if (kinds.length > 0) describe.each(kinds)(name, body);
  else describe.skip(name, () => it("needs a daemon", () => undefined));
}

/** A daemon of the test's own with a client on it; both end with the scope. */
export async function withDaemon<T>(
  kind: XenstoredKind,
  body: (client: XenstoreClient, daemon: Xenstored) => Promise<T>,
  options: { readonly daemon?: XenstoredOptions; readonly client?: XenstoreClientOptions } = {},
): Promise<T> {
  const daemon = await Xenstored.start(kind, options.daemon);
  try {
    const client = await XenstoreClient.connect({ endpoint: daemon.socketPath, ...options.client });
    try {
      return await body(client, daemon);
    } finally {
      await client.close();
    }
  } finally {
    await daemon[Symbol.asyncDispose]();
  }
}

/** Reads events until one passes. */
export async function until<T>(events: AsyncIterable<T>, passes: (event: T) => boolean): Promise<T> {
  const iterator = events[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await iterator.next();
    if (done) throw new Error("the events ended");
    if (passes(value)) return value;
  }
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error("it did not reject");
    },
    (error: Error) => error,
  );
}

/** A client of a fake daemon that behaves so, both of them gone in the end. */
export async function withFake<T>(
  behaviour: FakeBehaviour,
  body: (client: XenstoreClient, fake: FakeXenstored) => Promise<T>,
  options: XenstoreClientOptions = {},
): Promise<T> {
  const fake = await FakeXenstored.start(behaviour);
  const client = await XenstoreClient.connect({ endpoint: fake.socketPath, ...options });
  try {
    return await body(client, fake);
  } finally {
    await client.close();
    await fake[Symbol.asyncDispose]();
  }
}

import type { ConnectionEvent } from "@libvirt-ts/driver";
import type { Procedure } from "@libvirt-ts/rpc";
import type { RpcClient } from "./client/client.js";
import type { RpcCallOptions } from "./client/options.js";
import type { EventKind, Subscription } from "./client/subscriptions.js";

/** What the operations need of a client, whether its connection is made again or not. */
export interface RemoteClient
  extends Pick<RpcClient, "stream" | "supports" | "closed" | "transport" | "close"> {
  /** Another one once the connection was made again, perhaps to another version of the daemon. */
  readonly generation: number;
  /** Hears what becomes of the connection, until the returned function is called; only where it is made again. */
  watch?(listener: (event: ConnectionEvent) => void): () => void;
  call<Args, Ret>(procedure: Procedure<Args, Ret>, args: Args, options?: RpcCallOptions): Promise<Ret>;
  /** `onFail` is told why a registration could not be set again. */
  subscribe<Args, Message extends { readonly callbackID: number }>(
    kind: EventKind<Args, Message>,
    args: Args,
    key: string,
    listener: (message: Message) => void,
    onFail?: (error: Error) => void,
  ): Subscription;
}

/** A client of one connection, which ends with it. */
export function singleClient(client: RpcClient): RemoteClient {
  return {
    generation: 0,
    transport: client.transport,
    closed: client.closed,
    call: (procedure, args, options) => client.call(procedure, ...([args, options] as never)),
    stream: (procedure, args, options) => client.stream(procedure, args, options),
    supports: (feature, options) => client.supports(feature, options),
    subscribe: (kind, args, key, listener) => client.subscribe(kind, args, key, listener),
    close: () => client.close(),
  };
}

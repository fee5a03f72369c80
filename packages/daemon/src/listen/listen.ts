import type { ListenerOptions } from "./address.js";
import { listenInherited } from "./inherited.js";
import type { Doorkeeper, Listener } from "./listener.js";
import { listenTcp } from "./tcp.js";
import { listenTls } from "./tls.js";
import { listenUnix } from "./unix.js";
import { listenWebSocket } from "./web-socket.js";

/** Opens a door. */
export function listen(options: ListenerOptions, keeper: Doorkeeper): Promise<Listener> {
  switch (options.type) {
    case "unix":
      return listenUnix(options, keeper);
    case "tcp":
      return listenTcp(options, keeper);
    case "inherited":
      return listenInherited(options, keeper);
    case "tls":
      return listenTls(options, keeper);
    case "websocket":
      return listenWebSocket(options, keeper);
  }
}

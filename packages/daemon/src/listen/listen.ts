import type { ListenerOptions } from "./address.js";
import { listenInherited } from "./inherited.js";
import type { Doorkeeper, Listener } from "./listener.js";
import { checkTcp, listenTcp } from "./tcp.js";
import { checkTls, listenTls } from "./tls.js";
import { listenUnix } from "./unix.js";
import { checkWebSocket, listenWebSocket } from "./web-socket.js";

/** What must hold of a door before any is opened. Throws an error that says what is wrong, and where. */
export function checkListener(options: ListenerOptions): void {
  if (options.type === "tcp") checkTcp(options);
  if (options.type === "tls") checkTls(options);
  if (options.type === "websocket") checkWebSocket(options);
}

/** Opens a door that has been checked. */
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

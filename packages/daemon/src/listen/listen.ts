import type { Log } from "../log.js";
import type { ListenerOptions } from "./address.js";
import { listenInherited } from "./inherited.js";
import type { Listener, Welcome } from "./listener.js";
import { listenTcp } from "./tcp.js";
import { listenTls } from "./tls.js";
import { listenUnix } from "./unix.js";

/** Opens a door. */
export function listen(options: ListenerOptions, welcome: Welcome, log: Log): Promise<Listener> {
  switch (options.type) {
    case "unix":
      return listenUnix(options, welcome);
    case "tcp":
      return listenTcp(options, welcome);
    case "inherited":
      return listenInherited(options, welcome);
    case "tls":
      return listenTls(options, welcome, log);
  }
}

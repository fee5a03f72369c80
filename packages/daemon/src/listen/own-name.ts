import type { IncomingMessage } from "node:http";
import { isLoopback } from "./listener.js";

/** How somebody has asked. */
export type Asked = Pick<IncomingMessage, "headers" | "socket">;

/**
 * Whether the name by which somebody asks is one of this host's own. A web page elsewhere can make its own name lead here, and
 * its browser then takes what is answered for the page's; a port that nobody logs in to answers to no such name.
 */
export function asksByOwnName({ headers: { host }, socket }: Asked): boolean {
  const asked = `http://${host}`;
  if (host === undefined || !URL.canParse(asked)) return false;
  const { hostname, port } = new URL(asked);
  return isLoopback(hostname.replace(/^\[|\]$/g, "")) && Number(port || 80) === socket.localPort;
}

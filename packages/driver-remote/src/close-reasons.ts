import { ConnectCloseReason } from "@libvirt-ts/driver/flags";
import type { CloseReason } from "./client/options.js";

/** Why a connection has ended, by libvirt's numbers. */
export const closeReasons: Readonly<Record<CloseReason, ConnectCloseReason>> = {
  error: ConnectCloseReason.ERROR,
  eof: ConnectCloseReason.EOF,
  keepalive: ConnectCloseReason.KEEPALIVE,
  client: ConnectCloseReason.CLIENT,
};

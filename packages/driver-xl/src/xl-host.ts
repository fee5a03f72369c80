import type { LibvirtError, PeerLookup } from "@libvirt-ts/driver";
import type { Guests } from "./guests.js";
import type { OwnEvents } from "./own-events.js";
import type { XlCommand } from "./xl-command.js";

/** What the operations of a connection work with. */
export interface XlHost {
  readonly xl: XlCommand;
  readonly guests: Guests;
  readonly events: OwnEvents;
  readonly peers: PeerLookup;
  warn(warning: LibvirtError): void;
}

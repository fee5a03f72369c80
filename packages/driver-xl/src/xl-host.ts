import type { DriverConnection, LibvirtError, PeerLookup } from "@libvirt-ts/driver";
import type { ConfigDirectory } from "@libvirt-ts/driver-xm";
import type { AutostartLinks } from "./autostart-links.js";
import type { Guests } from "./guests.js";
import type { OwnEvents } from "./own-events.js";
import type { XlCommand } from "./xl-command.js";

/** The inactive domains of a connection. */
export interface XlFolder {
  readonly files: Required<DriverConnection>;
  readonly directory: ConfigDirectory;
  readonly links: AutostartLinks;
}

/** What the operations of a connection work with. */
export interface XlHost {
  readonly xl: XlCommand;
  readonly guests: Guests;
  readonly events: OwnEvents;
  readonly peers: PeerLookup;
  /** What xl loads into fully virtualised guests unless told; undefined where nobody knows. */
  readonly loader: string | undefined;
  /** The folder in which libxl keeps what guests were made from. */
  readonly libxlFiles: string;
  warn(warning: LibvirtError): void;
}

import type { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { DocumentCodec } from "../node/definitions.js";

/** A document of an object, as it is kept. */
export type Kept<T> = T & { readonly name: string; readonly uuid: string };

/** What happens in an object's life. */
export type Change = "DEFINED" | "UNDEFINED" | "STARTED" | "STOPPED";

/** A kind of objects: how errors and events speak of them, and what their documents are. */
export interface Kind<T, E> {
  /** `network` for instance; a folder of the node is called after it. */
  readonly noun: string;
  readonly domain: ErrorDomain;
  /** The code for one that is not there, NO_NETWORK for instance. */
  readonly missing: ErrorNumber;
  readonly codec: DocumentCodec<Kept<T>>;
  event(object: Identity, change: Change): E;
  /** Makes sure that one can start which the host's start is to start, too. */
  assertStartable(document: Kept<T>): Promise<void>;
}

/** What an object is known by; the uuid is the identity. */
export interface Identity {
  readonly name: string;
  readonly uuid: string;
}

/** An object: persistent when it has a definition, active when it has a live document, at least one of the two. */
export interface Entry<T> extends Identity {
  readonly definition?: Kept<T> | undefined;
  readonly live?: Kept<T> | undefined;
}

/** What a book needs to know of its node. */
export interface BookHost {
  /** The name of a lock of the node. */
  lockName(part: string): string;
  warn(warning: LibvirtError): void;
}

/** The flags of a list that all kinds of objects have. */
export interface ListFlags {
  readonly ACTIVE: number;
  readonly INACTIVE: number;
  readonly PERSISTENT: number;
  readonly TRANSIENT: number;
  readonly AUTOSTART: number;
  readonly NO_AUTOSTART: number;
}

/** What an object is known by, and nothing else of it. */
export const identity = ({ name, uuid }: Identity): Identity => ({ name, uuid });

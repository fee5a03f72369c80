import type { DomainRef } from "@libvirt-ts/driver";
import type { Definitions } from "./definitions.js";
import type { Guests } from "./guests.js";
import type { Layout } from "./layout.js";

/** What of a node is needed to see its guests off. */
export interface GuestKeeper {
  readonly layout: Layout;
  readonly definitions: Definitions;
  readonly guests: Guests;
  tell(domain: DomainRef, type: number, detail: number): void;
  ifFree(uuid: string | undefined, run: () => Promise<void>): Promise<boolean>;
  exclusively<T>(run: () => Promise<T>): Promise<T>;
  /** Removes what is kept beside a definition. */
  forget(uuid: string): Promise<void>;
}

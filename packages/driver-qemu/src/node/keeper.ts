import type { DomainRef } from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import type { CompletedJobs } from "./completed-jobs.js";
import type { Definitions } from "./definitions.js";
import type { Guests } from "./guests.js";
import type { Layout } from "./layout.js";

/** What of a node is needed to see its guests off. */
export interface GuestKeeper {
  readonly layout: Layout;
  readonly definitions: Definitions;
  readonly guests: Guests;
  readonly completedJobs: CompletedJobs;
  tell(domain: DomainRef, type: number, detail: number): void;
  ifFree(uuid: string | undefined, run: () => Promise<void>): Promise<boolean>;
  exclusively<T>(run: () => Promise<T>): Promise<T>;
  /** Removes what is kept beside a definition. */
  forget(uuid: string): Promise<void>;
}

/** Changes what a domain is defined as, as long as it is. */
export async function changeDefinition(
  node: GuestKeeper,
  uuid: string,
  change: (definition: Domain) => Domain,
): Promise<void> {
  await node.exclusively(async () => {
    const definition = node.definitions.get(uuid);
    if (definition !== undefined) await node.definitions.put({ ...change(definition), uuid });
  });
}

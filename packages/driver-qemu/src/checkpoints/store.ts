import { ErrorNumber, type Moment } from "@libvirt-ts/driver";
import { type DomainCheckpoint, parseDomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import { momentStore } from "../moments/store.js";

/** A checkpoint, as it is kept. */
export interface Checkpoint extends Moment {
  /** Its document with the domain as it was, but without its parent. */
  readonly xml: string;
  /** Whether the backup of that moment is not whole: there is nothing that a later one could add to. */
  readonly isBare?: boolean;
}

/** What somebody does to a domain's checkpoints, for whoever finds it undone. */
export type Unfinished =
  | { readonly doing: "create"; readonly checkpoint: Checkpoint }
  | { readonly doing: "remove"; readonly names: readonly string[] };

export const {
  read: readCheckpoints,
  write: writeCheckpoints,
  forget: forgetCheckpoints,
} = momentStore<Checkpoint, Unfinished>("checkpoint", ErrorNumber.NO_DOMAIN_CHECKPOINT);

/** What a checkpoint's document says, without its parent. */
export function documentOf({ xml }: Checkpoint): DomainCheckpoint {
  return parseDomainCheckpoint(xml).domainCheckpoint;
}

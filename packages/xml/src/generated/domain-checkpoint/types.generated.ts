// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Domain } from "../domain/types.generated.js";
import type { Kept, UnknownWord } from "../../runtime/kept.js";

/** A time from which changes of a guest's disks are known. */
export interface DomainCheckpoint extends Kept {
  name?: string;
  /** Text for people. */
  description?: string;
  parent?: DomainCheckpointParent;
  creationTime?: number;
  disks?: DomainCheckpointDisks;
  domain?: Domain;
}

/** How the changes of a disk are known. */
export interface DomainCheckpointDisk extends Kept {
  name: string;
  checkpoint?: "no" | "bitmap" | UnknownWord;
  bitmap?: string;
  size?: number;
}

/** Which disks a checkpoint is for. */
export interface DomainCheckpointDisks extends Kept {
  disk?: DomainCheckpointDisk[];
}

/** The checkpoint that this one follows. */
export interface DomainCheckpointParent extends Kept {
  name: string;
}

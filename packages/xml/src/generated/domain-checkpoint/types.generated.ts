// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Domain } from "../domain/types.generated.js";
import type { Kept, UnknownWord } from "../../runtime/kept.js";

/** A time from which changes of a guest's disks are known. */
export interface DomainCheckpoint extends Kept {
  /** The name; no other of the guest has it. */
  name?: string;
  /** Text for people. */
  description?: string;
  parent?: DomainCheckpointParent;
  /** When it was made, in seconds since 1970. */
  creationTime?: number;
  disks?: DomainCheckpointDisks;
  domain?: Domain;
}

/** How the changes of a disk are known. */
export interface DomainCheckpointDisk extends Kept {
  /** The disk, by its target or its source. */
  name: string;
  /** Whether the disk is part of the checkpoint. */
  checkpoint?: "no" | "bitmap" | UnknownWord;
  /** The name of the bitmap that tracks the changes. */
  bitmap?: string;
  /** The size. */
  size?: number;
}

/** Which disks a checkpoint is for. */
export interface DomainCheckpointDisks extends Kept {
  disk?: DomainCheckpointDisk[];
}

/** The checkpoint that this one follows. */
export interface DomainCheckpointParent extends Kept {
  /** The name of the one that it was made after. */
  name: string;
}

// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Domain } from "../domain/types.generated.js";
import type { Kept, UnknownWord } from "../../runtime/kept.js";

export interface DomainCheckpoint extends Kept {
  name?: string;
  description?: string;
  parent?: DomainCheckpointParent;
  creationTime?: number;
  disks?: DomainCheckpointDisks;
  domain?: Domain;
}

export interface DomainCheckpointDisk extends Kept {
  name: string;
  checkpoint?: "no" | "bitmap" | UnknownWord;
  bitmap?: string;
  size?: number;
}

export interface DomainCheckpointDisks extends Kept {
  disk?: DomainCheckpointDisk[];
}

export interface DomainCheckpointParent extends Kept {
  name: string;
}

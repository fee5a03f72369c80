// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** `type` is `ceph`, `tls`, `vtpm`. */
export interface CephSecretUsage extends SecretUsageBase {
  type: "ceph" | "tls" | "vtpm";
  name: string;
}

/** `type` is `iscsi`. */
export interface IscsiSecretUsage extends SecretUsageBase {
  type: "iscsi";
  target: string;
}

export interface Secret extends Kept {
  ephemeral?: YesNo;
  private?: YesNo;
  uuid?: string;
  description?: string;
  usage?: SecretUsage;
}

export type SecretUsage =
  | VolumeSecretUsage
  | CephSecretUsage
  | IscsiSecretUsage
  | UnknownSecretUsage;

/** What all of SecretUsage have. */
export interface SecretUsageBase extends Kept {
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownSecretUsage extends SecretUsageBase {
  type: UnknownWord;
}

/** `type` is `volume`. */
export interface VolumeSecretUsage extends SecretUsageBase {
  type: "volume";
  volume: string;
}

// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** What a secret is for. `type` is `ceph`, `tls`, `vtpm`. */
export interface CephSecretUsage extends SecretUsageBase {
  type: "ceph" | "tls" | "vtpm";
  /** The name by which it is found. */
  name: string;
}

/** What a secret is for. `type` is `iscsi`. */
export interface IscsiSecretUsage extends SecretUsageBase {
  type: "iscsi";
  /** The number of the target. */
  target: string;
}

/** What libvirt knows of a secret, but for its value. */
export interface Secret extends Kept {
  /** Whether it is kept in memory only. */
  ephemeral?: YesNo;
  /** Whether the value is never told. */
  private?: YesNo;
  /** With or without dashes. */
  uuid?: string;
  /** Text for people. */
  description?: string;
  usage?: SecretUsage;
}

/** What a secret is for. */
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

/** What a secret is for. `type` is `volume`. */
export interface VolumeSecretUsage extends SecretUsageBase {
  type: "volume";
  /** The path of the volume. */
  volume: string;
}

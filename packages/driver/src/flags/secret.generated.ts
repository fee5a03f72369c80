// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virConnectListAllSecretsFlags`, `VIR_CONNECT_LIST_SECRETS_*`. */
export const ConnectListAllSecretsFlags = {
  EPHEMERAL: 1,
  NO_EPHEMERAL: 2,
  PRIVATE: 4,
  NO_PRIVATE: 8,
} as const;

/** C: `virSecretDefineFlags`, `VIR_SECRET_DEFINE_*`. */
export const SecretDefineFlags = {
  VALIDATE: 1,
} as const;

/** EventID of secret event registration. C: `virSecretEventID`, `VIR_SECRET_EVENT_ID_*`. */
export const SecretEventID = {
  LIFECYCLE: 0,
  VALUE_CHANGED: 1,
} as const;
export type SecretEventID = (typeof SecretEventID)[keyof typeof SecretEventID];

/** C: `virSecretEventLifecycleType`, `VIR_SECRET_EVENT_*`. */
export const SecretEventLifecycleType = {
  DEFINED: 0,
  UNDEFINED: 1,
} as const;
export type SecretEventLifecycleType = (typeof SecretEventLifecycleType)[keyof typeof SecretEventLifecycleType];

/** What a secret is for; with usageID it identifies the secret. C: `virSecretUsageType`, `VIR_SECRET_USAGE_TYPE_*`. */
export const SecretUsageType = {
  NONE: 0,
  VOLUME: 1,
  CEPH: 2,
  ISCSI: 3,
  TLS: 4,
  VTPM: 5,
} as const;
export type SecretUsageType = (typeof SecretUsageType)[keyof typeof SecretUsageType];

/** Names a secret; the uuid is the identity. */
export interface SecretRef {
  /** Dashed, lower-case. */
  readonly uuid: string;
  /** `SecretUsageType` */
  readonly usageType: number;
  /** What it is used for, a volume's path for instance; empty for usage NONE. */
  readonly usageID: string;
}

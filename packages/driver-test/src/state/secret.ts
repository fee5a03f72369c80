import type { SecretRef } from "@libvirt-ts/driver";
import { SecretUsageType } from "@libvirt-ts/driver/flags";
import type { Secret } from "@libvirt-ts/xml/secret";

/** A secret: what it is for, and its value where one was set. */
export interface TestSecret {
  readonly uuid: string;
  definition: Secret;
  value?: Uint8Array | undefined;
}

export const secretRef = ({ uuid, definition }: TestSecret): SecretRef => ({ uuid, ...usageOf(definition) });

/** What a secret is for, as references say it. */
export function usageOf({ usage }: Secret): Omit<SecretRef, "uuid"> {
  const type = usage === undefined ? undefined : types[usage.type];
  if (usage === undefined || type === undefined) return { usageType: SecretUsageType.NONE, usageID: "" };
  const { volume, target, name } = usage as {
    readonly volume?: string;
    readonly target?: string;
    readonly name?: string;
  };
  return { usageType: type, usageID: volume ?? target ?? name ?? "" };
}

const types: Readonly<Record<string, SecretUsageType>> = {
  volume: SecretUsageType.VOLUME,
  ceph: SecretUsageType.CEPH,
  iscsi: SecretUsageType.ISCSI,
  tls: SecretUsageType.TLS,
  vtpm: SecretUsageType.VTPM,
};

/** Takes a value out of memory. */
export function forget(secret: TestSecret): void {
  secret.value?.fill(0);
  secret.value = undefined;
}

/** The secrets of a node, by uuid and by what they are for. */
export class Secrets {
  readonly #byUuid = new Map<string, TestSecret>();
  readonly #byUsage = new Map<string, TestSecret>();

  values(): Iterable<TestSecret> {
    return this.#byUuid.values();
  }

  find(uuid: string): TestSecret | undefined {
    return this.#byUuid.get(uuid);
  }

  /** The one secret for a use; none for the use NONE, which many may have. */
  usedFor({ usageType, usageID }: Omit<SecretRef, "uuid">): TestSecret | undefined {
    return this.#byUsage.get(`${usageType} ${usageID}`);
  }

  /** Adds a secret whose uuid and use are free. */
  add(secret: TestSecret): void {
    const { usageType, usageID } = usageOf(secret.definition);
    this.#byUuid.set(secret.uuid, secret);
    if (usageType !== SecretUsageType.NONE) this.#byUsage.set(`${usageType} ${usageID}`, secret);
  }

  remove(secret: TestSecret): void {
    const { usageType, usageID } = usageOf(secret.definition);
    this.#byUuid.delete(secret.uuid);
    this.#byUsage.delete(`${usageType} ${usageID}`);
    forget(secret);
  }

  /** Takes every value out of memory. */
  close(): void {
    for (const secret of this.#byUuid.values()) forget(secret);
  }
}

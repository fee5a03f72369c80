/** A file of firmware. */
export interface FirmwareFile {
  readonly filename: string;
  readonly format: string;
}

/** What a descriptor in `/usr/share/qemu/firmware` says of a firmware, in QEMU's words. */
export interface FirmwareDescriptor {
  readonly "interface-types": readonly string[];
  readonly mapping: {
    readonly device: string;
    readonly mode?: string;
    readonly executable?: FirmwareFile;
    readonly "nvram-template"?: FirmwareFile;
    readonly filename?: string;
  };
  readonly targets: readonly { readonly architecture: string; readonly machines: readonly string[] }[];
  readonly features: readonly string[];
}

/** Whether a value is a descriptor: the files are other people's. */
export function isFirmwareDescriptor(value: unknown): value is FirmwareDescriptor {
  if (typeof value !== "object" || value === null) return false;
  const { mapping, targets, features, "interface-types": types } = value as Record<string, unknown>;
  const words = (list: unknown): boolean =>
    Array.isArray(list) && list.every((word) => typeof word === "string");
  if (!words(types) || !words(features) || typeof mapping !== "object" || mapping === null) return false;
  return (
    Array.isArray(targets) &&
    targets.every((target: unknown) => {
      const { architecture, machines } = (target ?? {}) as Record<string, unknown>;
      return typeof architecture === "string" && words(machines);
    })
  );
}

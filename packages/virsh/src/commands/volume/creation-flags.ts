import { StorageVolCreateFlags } from "@libvirt-ts/core/flags";
import { flagsOf } from "../kit/args.js";

/** How the parts of a volume are laid out as it is made. */
export const creationFlags = (args: {
  readonly "prealloc-metadata": boolean;
  readonly reflink?: boolean;
  readonly validate?: boolean;
}): number =>
  flagsOf(args, {
    "prealloc-metadata": StorageVolCreateFlags.PREALLOC_METADATA,
    reflink: StorageVolCreateFlags.REFLINK,
    validate: StorageVolCreateFlags.VALIDATE,
  });

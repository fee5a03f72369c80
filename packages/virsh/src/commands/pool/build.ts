import { StoragePoolCreateFlags } from "@libvirt-ts/core/flags";
import { flagsOf } from "../kit/args.js";

interface Building {
  readonly build: boolean;
  readonly overwrite: boolean;
  readonly "no-overwrite": boolean;
}

/** What is built as a pool starts; that the two ways to do so exclude each other is left to the driver. */
export const createFlags = (args: Building): number =>
  flagsOf(args, {
    build: StoragePoolCreateFlags.WITH_BUILD,
    overwrite: StoragePoolCreateFlags.WITH_BUILD_OVERWRITE,
    "no-overwrite": StoragePoolCreateFlags.WITH_BUILD_NO_OVERWRITE,
  });

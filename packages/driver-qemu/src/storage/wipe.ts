import { constants } from "node:fs/promises";
import { ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { StorageVolWipeAlgorithm } from "@libvirt-ts/driver/flags";
import { fileErrorOf } from "../errors.js";
import { runProgram } from "../host/run-program.js";
import type { QemuNode } from "../node/node.js";
import { zero } from "./transfer.js";
import { openVolume, type Volume } from "./volumes.js";

/** What the program `scrub` calls the ways in which it writes over what was there. */
const patterns: ReadonlyMap<number, string> = new Map([
  [StorageVolWipeAlgorithm.NNSA, "nnsa"],
  [StorageVolWipeAlgorithm.DOD, "dod"],
  [StorageVolWipeAlgorithm.BSI, "bsi"],
  [StorageVolWipeAlgorithm.GUTMANN, "gutmann"],
  [StorageVolWipeAlgorithm.SCHNEIER, "schneier"],
  [StorageVolWipeAlgorithm.PFITZNER7, "pfitzner7"],
  [StorageVolWipeAlgorithm.PFITZNER33, "pfitzner33"],
  [StorageVolWipeAlgorithm.RANDOM, "random"],
]);

/** Writes over the bytes of a volume's file. An image of a format is none afterwards. */
export async function wipe(
  { pools }: QemuNode,
  volume: Volume,
  algorithm: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const what = `storage volume '${volume.name}'`;
  if (algorithm === StorageVolWipeAlgorithm.ZERO) return overwrite(volume);
  if (algorithm === StorageVolWipeAlgorithm.TRIM)
    throw pools.error(ErrorNumber.NO_SUPPORT, what, "files are not trimmed; take 'zero'");
  const pattern = patterns.get(algorithm);
  if (pattern === undefined)
    throw pools.error(ErrorNumber.INVALID_ARG, what, `there is no algorithm ${algorithm}`);
  await runProgram("scrub", ["-f", "-S", "-p", pattern, volume.path], {
    what,
    domain: ErrorDomain.STORAGE,
    missing: `'${pattern}' needs the program 'scrub'; take 'zero'`,
    signal,
    left: "it is written over in part",
  });
}

async function overwrite(volume: Volume): Promise<void> {
  const handle = await openVolume(volume, constants.O_RDWR);
  try {
    const { size } = await handle.stat({ bigint: true });
    await zero(handle, 0n, size, true);
    await handle.datasync();
  } catch (error) {
    throw fileErrorOf(volume.path, error);
  } finally {
    await handle.close();
  }
}

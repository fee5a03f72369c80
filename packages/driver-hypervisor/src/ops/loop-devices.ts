import { execFile } from "node:child_process";
import { readFile, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import type { LoopDevice } from "@libvirt-ts/driver";

/** How loop devices are looked at and detached. */
export interface LoopTools {
  /** The folder in which the kernel shows block devices. */
  readonly sysBlock: string;
  /** The command of that name. */
  readonly losetup: string;
}

/** Milliseconds for a command that asks the kernel for one thing. */
const PATIENCE = 10_000;

/** Where the command is, whatever path an ordinary user has. */
const path = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`;

/**
 * Detaches loop devices, each once its last user has let go of it: that is how losetup does it. One that is detached, or
 * stands for another file by now, is left alone. Resolves to those that stay, each with why.
 */
export async function detachLoopDevices(devices: readonly LoopDevice[], tools: LoopTools): Promise<string[]> {
  const results = await Promise.all(devices.map((device) => detach(device, tools)));
  return results.filter((result) => result !== undefined);
}

async function detach(
  { device, file }: LoopDevice,
  { sysBlock, losetup }: LoopTools,
): Promise<string | undefined> {
  const stays = (why: string) => `${device} (${file}): ${why}`;
  try {
    const behind = await fileBehind(device, sysBlock);
    if (behind === undefined || !(await isSameFile(behind, file))) return undefined;
    await promisify(execFile)(losetup, ["-d", device], {
      timeout: PATIENCE,
      env: { ...process.env, PATH: path },
    });
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: string };
    return stays(stderr?.trim() || message);
  }
}

/** The file that a loop device stands for; undefined when it is detached. */
async function fileBehind(device: string, sysBlock: string): Promise<string | undefined> {
  const place = join(sysBlock, basename(device), "loop", "backing_file");
  const text = await readFile(place, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    // Where the kernel shows nothing at all, nothing is known.
    await stat(sysBlock);
    return undefined;
  });
  return text?.replace(/\n$/, "").replace(/ \(deleted\)$/, "");
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  return one === other || one === (await realpath(other).catch(() => other));
}

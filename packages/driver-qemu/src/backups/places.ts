import type { BigIntStats } from "node:fs";
import { lstat, stat } from "node:fs/promises";
import type { Domain } from "@libvirt-ts/xml/domain";
import { imagesUnder, sourcePath } from "../definition/images.js";
import { fileError, invalidArgument, isErrno } from "../errors.js";
import { openSocket } from "../guest/sockets.js";
import type { Share } from "./document.js";

/** What files and devices are, whatever they are called by. */
type Taken = Set<string>;

const isDevice = (found: BigIntStats): boolean => found.isBlockDevice() || found.isCharacterDevice();

const identityOf = (found: BigIntStats): string =>
  isDevice(found) ? `device ${found.rdev}` : `${found.dev} ${found.ino}`;

/** The images of a guest's disks, as far as they are files or devices of the host. */
export async function imagesOf({ devices }: Domain): Promise<Taken> {
  const taken: Taken = new Set();
  for (const disk of devices?.disk ?? [])
    for (const image of [disk, ...imagesUnder(disk)]) {
      const path = sourcePath(image);
      const found =
        path === undefined ? undefined : await stat(path, { bigint: true }).catch(() => undefined);
      if (found !== undefined) taken.add(identityOf(found));
    }
  return taken;
}

/**
 * Throws INVALID_ARG where a backup cannot be written, SYSTEM_ERROR and ACCESS_DENIED as the host has it. What is written to as
 * it is there is nothing that is taken, and is taken from then on.
 */
export async function assertPlace(
  { path, type, disk }: Share,
  isReused: boolean,
  taken: Taken,
): Promise<void> {
  const isNew = type === "file" && !isReused;
  const found = await (isNew ? lstat : stat)(path, { bigint: true }).catch((error) => {
    if (!isErrno(error, "ENOENT", "ENOTDIR")) throw fileError(path, error);
    return undefined;
  });
  const place = `backup of disk '${disk.target.dev}'`;
  if (isNew) {
    if (found === undefined) return;
    throw invalidArgument(place, `there is '${path}' already; REUSE_EXTERNAL is not among the flags`);
  }
  if (found === undefined) throw invalidArgument(place, `there is no '${path}' to be used`);
  if (type === "block" && !isDevice(found)) throw invalidArgument(place, `'${path}' is no device`);
  const identity = identityOf(found);
  if (taken.has(identity))
    throw invalidArgument(
      place,
      `'${path}' is an image of the domain, or another disk's backup, by another name`,
    );
  taken.add(identity);
}

/**
 * QEMU takes away whatever is in the way of its socket: that may be nothing but a socket of ours that nobody serves any more.
 * Throws INVALID_ARG.
 */
export async function assertSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  const refused = (detail: string) => invalidArgument("server", `'${path}' is there already, and ${detail}`);
  if (!found.isSocket()) throw refused("no socket");
  if (found.uid !== process.getuid?.()) throw refused(`belongs to the user ${found.uid}`);
  const failure = await openSocket(path).then(
    (socket) => void socket.destroy(),
    (error: unknown) => error,
  );
  if (!isErrno(failure, "ECONNREFUSED")) throw refused("somebody serves it");
}

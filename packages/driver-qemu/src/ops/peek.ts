import { constants, open } from "node:fs/promises";
import { type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainMemoryFlags } from "@libvirt-ts/driver/flags";
import { sourcePath } from "../definition/images.js";
import { fileError, invalidArgument, qemuError } from "../errors.js";
import { findDisk } from "../guest/drives.js";
import { readWritten } from "../guest/written.js";
import type { QemuNode } from "../node/node.js";
import { inForce } from "./domains.js";

type PeekOperations = Required<Pick<DomainOperations, "domainBlockPeek" | "domainMemoryPeek">>;

/** As many bytes at once come over libvirt's protocol. C: `REMOTE_DOMAIN_MEMORY_PEEK_BUFFER_MAX`. */
const mostBytes = 4_194_304;

/** Bytes of guests' disks and memory, read past the guest. */
export function peekOperations(node: QemuNode): PeekOperations {
  return {
    async domainBlockPeek(ref, name, offset, size) {
      const disk = findDisk(inForce(await node.find(ref)), name);
      assertSize(size);
      const path = sourcePath(disk);
      if (path === undefined || (disk.driver?.type ?? "raw") !== "raw")
        throw qemuError(
          ErrorNumber.OPERATION_UNSUPPORTED,
          `disk '${disk.target.dev}'`,
          "only an image of the format raw in a file or device is the disk as the guest sees it",
        );
      return readAt(path, offset, size);
    },

    async domainMemoryPeek(ref, val, size, flags, options) {
      const guest = await node.active(ref);
      assertSize(size);
      const { VIRTUAL, PHYSICAL } = DomainMemoryFlags;
      if (flags !== VIRTUAL && flags !== PHYSICAL)
        throw invalidArgument("flags", "expected either VIRTUAL or PHYSICAL");
      const command = flags === VIRTUAL ? "memsave" : "pmemsave";
      return readWritten(
        guest,
        (client, filename) => client.execute(command, { val, size, filename }),
        options?.signal,
      );
    },
  };
}

function assertSize(size: number): void {
  if (Number.isSafeInteger(size) && size >= 0 && size <= mostBytes) return;
  throw invalidArgument("size", `expected 0 to ${mostBytes} bytes, not ${size}`);
}

async function readAt(path: string, offset: bigint, size: number): Promise<Uint8Array> {
  // Opening a pipe to which nobody writes would otherwise keep one of Node's few threads for ever.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch((error) => Promise.reject(fileError(path, error)));
  try {
    const stats = await handle.stat();
    if (!stats.isFile() && !stats.isBlockDevice()) throw invalidArgument(path, "it is no file and no disk");
    const bytes = Buffer.alloc(size);
    for (let done = 0; done < size; ) {
      // Beyond what a number holds no file goes on, and Node reads elsewhere.
      const position = Number(offset) + done;
      const { bytesRead } = Number.isSafeInteger(position)
        ? await handle.read(bytes, done, size - done, position)
        : { bytesRead: 0 };
      if (bytesRead === 0) throw invalidArgument(path, `it ends before byte ${offset + BigInt(size)}`);
      done += bytesRead;
    }
    return bytes;
  } catch (error) {
    throw fileError(path, error);
  } finally {
    await handle.close();
  }
}

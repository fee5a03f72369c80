import { type FileHandle, open } from "node:fs/promises";
import { type DomainBlockInfo, ErrorNumber } from "@libvirt-ts/driver";
import { fileError, qemuError } from "../errors.js";

/** What a qcow2 image begins with. */
const magic = 0x514649fb;

/**
 * The sizes of an image that no guest has open, by its own head. Throws OPERATION_UNSUPPORTED for formats that are not
 * read here, OPERATION_FAILED for a file that is of another one.
 */
export async function imageSizes(path: string, format: string): Promise<DomainBlockInfo> {
  if (format !== "raw" && format !== "qcow2")
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      path,
      `the size of an image of format '${format}' is known only while a guest has it`,
    );
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    const { size, blocks } = await handle.stat({ bigint: true });
    const capacity = format === "raw" ? size : await virtualSize(handle, path);
    return { capacity, allocation: blocks * 512n, physical: size };
  } catch (error) {
    throw fileError(path, error);
  } finally {
    await handle?.close();
  }
}

async function virtualSize(handle: FileHandle, path: string): Promise<bigint> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0);
  if (bytesRead < 32 || buffer.readUInt32BE(0) !== magic)
    throw qemuError(ErrorNumber.OPERATION_FAILED, path, "it is no image of format 'qcow2'");
  return buffer.readBigUInt64BE(24);
}

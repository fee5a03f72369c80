import { type FileHandle, open } from "node:fs/promises";
import { type DomainBlockInfo, ErrorNumber } from "@libvirt-ts/driver";
import { fileError, qemuError } from "../errors.js";
import { readQcow2Head, startOf } from "../host/qcow2-head.js";

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
  const head = readQcow2Head(await startOf(handle));
  if (head !== undefined) return head.capacity;
  throw qemuError(ErrorNumber.OPERATION_FAILED, path, "it is no image of format 'qcow2'");
}

import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import { fileError, testError } from "./errors.js";

/** Bytes; no file that the driver reads is larger for an honest reason. */
const largestFile = 64 * 1024 * 1024;

/** Reads a regular file, and nothing that could block or never end. */
export async function readFile(path: string, code: ErrorNumber): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) throw testError(code, path, "it is not a regular file");
    if (stat.size > largestFile)
      throw testError(ErrorNumber.OVERFLOW, path, `it has more than ${largestFile} bytes`);
    return await file.readFile();
  } catch (error) {
    throw isSystemError(error) ? fileError(code, path, error) : error;
  } finally {
    await file?.close();
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw isSystemError(error) ? fileError(ErrorNumber.WRITE_FAILED, path, error) : error;
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof (error as NodeJS.ErrnoException | undefined)?.syscall === "string";

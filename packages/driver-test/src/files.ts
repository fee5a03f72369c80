import { randomBytes } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import { fileError, testError } from "./errors.js";

/** Bytes; no file that the driver reads is larger for an honest reason. A document has the same limit. */
const largestFile = 16 * 1024 * 1024;

/** A path with a NUL character names no file; Node's own error for it is no system error. */
function checkPath(path: string, code: ErrorNumber): void {
  if (path.includes("\0")) throw testError(code, JSON.stringify(path), "the path contains a NUL character");
}

/**
 * Reads a regular file, and nothing that could block or never end. Not by way of Node's threads: four trips there for each
 * of a thousand small files take five times as long as to read them.
 */
export function readFile(path: string, code: ErrorNumber): Uint8Array {
  checkPath(path, code);
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (!stat.isFile()) throw testError(code, path, "it is not a regular file");
    if (stat.size > largestFile)
      throw testError(ErrorNumber.OVERFLOW, path, `it has more than ${largestFile} bytes`);
    return readFileSync(file);
  } catch (error) {
    throw isSystemError(error) ? fileError(code, path, error) : error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Writes a file that only its owner may read, whole or not at all. What is there already and is not a file (a device, a
 * pipe) is left alone; a link stays, and leads to what was written.
 */
export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  checkPath(path, ErrorNumber.WRITE_FAILED);
  try {
    await replace(await destination(path), bytes);
  } catch (error) {
    throw isSystemError(error) ? fileError(ErrorNumber.WRITE_FAILED, path, error) : error;
  }
}

/** The file at the end of a path's links; the path itself where nothing is there yet. */
async function destination(path: string): Promise<string> {
  try {
    const target = await realpath(path);
    if ((await stat(target)).isFile()) return target;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return path;
    throw error;
  }
  throw testError(ErrorNumber.WRITE_FAILED, path, "it is there already, and not a regular file");
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
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
    throw error;
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof (error as NodeJS.ErrnoException | undefined)?.syscall === "string";

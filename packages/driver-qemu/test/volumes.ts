import { mkdtempSync } from "node:fs";
import { basename, join } from "node:path";
import type { StoragePoolRef, StorageVolRef } from "@libvirt-ts/driver";
import type { Connection, TestNode } from "./node.js";

export const MIB = 1024 * 1024;

export const volumeXML = (
  name: string,
  rest = "<capacity unit='MiB'>4</capacity><allocation>0</allocation>",
): string => `<volume><name>${name}</name>${rest}</volume>`;

/** What makes a volume a qcow2 image. */
export const qcow2 = (rest = "", capacity = "<capacity unit='MiB'>8</capacity>"): string =>
  `${capacity}<target><format type='qcow2'/>${rest}</target>`;

/** A pool of a node's, in a folder of its own. */
export interface TestPool {
  readonly conn: Connection;
  readonly folder: string;
  readonly pool: StoragePoolRef;
  /** Makes a volume: 4 MiB, raw and sparse, unless told otherwise. */
  readonly make: (name: string, rest?: string, flags?: number) => Promise<StorageVolRef>;
}

export async function newPool(node: TestNode): Promise<TestPool> {
  const conn = await node.open();
  const folder = mkdtempSync(join(node.folder, "pool-"));
  const pool = await conn.storagePoolCreateXML(
    `<pool type='dir'><name>${basename(folder)}</name><target><path>${folder}</path></target></pool>`,
    0,
  );
  return {
    conn,
    folder,
    pool,
    make: (name, rest, flags = 0) => conn.storageVolCreateXML(pool, volumeXML(name, rest), flags),
  };
}

/** What a call was refused with. */
export async function refused(
  call: Promise<unknown>,
): Promise<{ readonly code: number; readonly message: string }> {
  const error = await call.then(
    () => undefined,
    (thrown) => thrown as { code: number; message: string },
  );
  if (error === undefined) throw new Error("it was not refused");
  return error;
}

export const bytes = (data: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(data);
      controller.close();
    },
  });

export async function collect(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

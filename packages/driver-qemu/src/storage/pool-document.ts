import { resolve } from "node:path";
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { generateUuid } from "@libvirt-ts/xml";
import { type DirStoragePool, parseStoragePool } from "@libvirt-ts/xml/storage-pool";
import { identityIn, type Read, readWith } from "../objects/documents.js";
import type { Kept } from "../objects/kind.js";
import type { PoolBook } from "./pool-book.js";

/**
 * Reads a pool's document. Throws NO_SUPPORT for what is no pool of type `dir`, OPERATION_FAILED for a folder that is another
 * pool's.
 */
export function readPool(
  book: PoolBook,
  xml: string,
  warn: (warning: LibvirtError) => void,
): Read<DirStoragePool> {
  const { storagePool } = readWith(book, "storage pool XML", () => parseStoragePool(xml), warn);
  if (storagePool.type !== "dir")
    throw book.error(
      ErrorNumber.NO_SUPPORT,
      `storage pool of type '${storagePool.type}'`,
      "an embedded node has pools of type 'dir' only: others need rights on the host's storage",
    );
  const given = storagePool as DirStoragePool;
  const { name, uuid } = identityIn(book, given);
  const known = book.claimed(name, uuid);
  const { path } = given.target;
  if (!path.startsWith("/"))
    throw book.error(
      ErrorNumber.XML_ERROR,
      "storage pool XML",
      `the path ${JSON.stringify(path)} is not absolute`,
    );
  const target = { ...given.target, path: resolve(path) };
  const document: Kept<DirStoragePool> = {
    ...given,
    name,
    uuid: known?.uuid ?? uuid ?? generateUuid(),
    target,
  };
  for (const key of ["capacity", "allocation", "available"] as const) delete document[key];
  for (const other of book.values())
    for (const held of [other.live, other.definition])
      if (held?.target.path === target.path && other.uuid !== document.uuid)
        throw book.error(
          ErrorNumber.OPERATION_FAILED,
          `storage pool '${name}'`,
          `its folder ${target.path} is that of pool '${other.name}'`,
        );
  return { document, known };
}

import { chown } from "node:fs/promises";
import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Permissions } from "@libvirt-ts/xml/storage-volume";

/** The bits of a file's mode that a document can tell, `fallback` where it tells none. */
export function modeOf(permissions: Permissions | undefined, fallback: number): number {
  if (permissions?.mode === undefined) return fallback;
  const mode = /^[0-7]{1,4}$/.test(permissions.mode) ? Number.parseInt(permissions.mode, 8) : undefined;
  if (mode !== undefined) return mode & 0o777;
  throw new LibvirtError({
    code: ErrorNumber.XML_ERROR,
    domain: ErrorDomain.STORAGE,
    info: "permissions",
    detail: `the mode ${JSON.stringify(permissions.mode)} is no octal number`,
  });
}

/** Gives a file to whom its document names; -1 is whoever makes it. */
export async function applyOwner(path: string, permissions: Permissions | undefined): Promise<void> {
  const [owner, group] = [permissions?.owner, permissions?.group].map((id) => Number(id ?? -1));
  if (owner === -1 && group === -1) return;
  await chown(path, owner!, group!);
}

/** What a document tells of a file's mode and owner. */
export const permissionsOf = ({
  mode,
  uid,
  gid,
}: {
  readonly mode: number | bigint;
  readonly uid: number | bigint;
  readonly gid: number | bigint;
}): Permissions => ({
  mode: (Number(mode) & 0o777).toString(8).padStart(4, "0"),
  owner: Number(uid),
  group: Number(gid),
});

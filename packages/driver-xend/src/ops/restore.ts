import {
  type CallOptions,
  type DomainRef,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  refuseArgument,
} from "@libvirt-ts/driver";
import { detailOf, xendError } from "../errors.js";
import { listRows } from "../listing.js";
import type { Xend } from "../xend.js";
import { checkPath } from "./lifecycle.js";

/**
 * Restores from a file on xend's host; the guest runs at once. xend 3.0.4 and 3.1 make a second guest of a file whose guest
 * runs, with its name and its uuid: it is told by its id, which nobody had before.
 */
export async function restore(
  xend: Xend,
  path: string,
  xml: string | undefined,
  options?: CallOptions,
): Promise<DomainRef> {
  refuseArgument(ErrorDomain.XEND, "virDomainRestore", "another document", xml);
  checkPath(path);
  const what = `restore from ${path}`;
  const before = new Set((await listRows(xend, options)).map(({ ref }) => ref.id));
  const form = { op: "restore", file: path };
  const { location } = await xend.post(undefined, what, form, { ...options, kind: "image" });
  // The body is empty; only here xend tells which domain it was.
  const name = location === undefined ? undefined : /\/xend\/domain\/+(.+)$/.exec(location)?.[1];
  const found = await findRestored(xend, name, before, options).catch((error: LibvirtError) =>
    detailOf(error),
  );
  if (typeof found === "object") return found;
  const who = name === undefined ? "it is restored" : `it is restored as '${name}'`;
  const why = found ?? "xend does not tell which domain it is";
  throw xendError(ErrorNumber.RPC, what, `${who}, but ${why}; restored again it would run twice`);
}

/** The domain that was not there before; undefined when there are none, or several that it may be. */
async function findRestored(
  xend: Xend,
  name: string | undefined,
  before: ReadonlySet<number | undefined>,
  options?: CallOptions,
): Promise<DomainRef | undefined> {
  const isNew = ({ id }: DomainRef) => id === undefined || !before.has(id);
  const named = name === undefined ? undefined : (await xend.domain(name, options))?.ref;
  if (named !== undefined && named.name === name && isNew(named)) return named;
  const candidates = (await listRows(xend, options))
    .map(({ ref }) => ref)
    .filter((ref) => ref.id !== undefined && isNew(ref) && (name === undefined || ref.name === name));
  return candidates.length === 1 ? candidates[0] : undefined;
}

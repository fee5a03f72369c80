import { type CallOptions, type DomainRef, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { assertDomainName } from "@libvirt-ts/xml";
import { xendError } from "../errors.js";
import { cannot, find, refAfter } from "../find.js";
import type { Xend } from "../xend.js";
import { guarded } from "./configuration.js";

/** Gives a defined domain another name. From 3.0.4. */
export async function rename(
  xend: Xend,
  ref: DomainRef,
  name: string,
  options?: CallOptions,
): Promise<DomainRef> {
  guarded("virDomainRename", () => assertDomainName(name));
  const { key, domain } = await find(xend, ref, options);
  const before = domain.ref;
  if (before.id !== undefined) throw cannot("rename", before, "it is active");
  if (before.name === name) return before;
  await requireFree(xend, name, options);
  const what = `renaming of '${before.name}' to '${name}'`;
  try {
    await xend.post(key, what, { op: "rename", name }, options);
  } catch (error) {
    // Somebody else may have been faster.
    if ((error as LibvirtError).code === ErrorNumber.POST_FAILED) await requireFree(xend, name, options);
    throw error;
  }
  return refAfter(xend, { uuid: before.uuid, name }, what, options);
}

async function requireFree(xend: Xend, name: string, options?: CallOptions): Promise<void> {
  const other = (await xend.domain(name, options))?.ref;
  // What else xend finds is a domain with this number or uuid.
  if (other?.name === name) {
    throw xendError(ErrorNumber.DOM_EXIST, `name '${name}'`, `it belongs to the domain ${other.uuid}`);
  }
}

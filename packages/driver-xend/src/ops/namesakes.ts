import { type CallOptions, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { xendError } from "../errors.js";
import { describeAll } from "../listing.js";
import type { XendDomain } from "../record.js";
import type { Xend } from "../xend.js";
import type { Configuration } from "./configuration.js";

/** The domains that have the name or the uuid. */
export async function namesakes(
  xend: Xend,
  { uuid, name }: Configuration,
  options?: CallOptions,
): Promise<XendDomain[]> {
  const candidates: (XendDomain | undefined)[] = xend.dialect.managed
    ? await Promise.all([xend.domain(uuid, options), xend.domain(name, options)])
    : await describeAll(xend, options);
  return candidates.filter(
    (one): one is XendDomain => one !== undefined && (one.ref.uuid === uuid || one.ref.name === name),
  );
}

/** DOM_EXIST, naming the domain that has the name or the uuid. */
export function taken({ uuid, name }: Configuration, { ref }: XendDomain): LibvirtError {
  const what = ref.name === name ? `name '${name}'` : `uuid ${uuid}`;
  const state = ref.id === undefined ? "an inactive domain" : `the running domain ${ref.id}`;
  return xendError(ErrorNumber.DOM_EXIST, what, `it belongs to ${state} ('${ref.name}', ${ref.uuid})`);
}

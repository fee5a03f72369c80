import type { CallOptions } from "@libvirt-ts/driver";
import { format, isList, list, type Sexpr, type SexprList } from "@libvirt-ts/sexpr";
import type { XendDomain } from "../record.js";
import type { Xend } from "../xend.js";
import { secretsIn } from "./configuration.js";

/** What xend tells of a domain that is no part of its configuration. */
const passing: ReadonlySet<Sexpr | undefined> = new Set(
  "domid state status cpu_time online_vcpus up_time start_time shutdown_reason store_mfn console_mfn".split(
    " ",
  ),
);

/** The configuration in what xend tells of a domain. */
export function configurationIn(config: SexprList): SexprList {
  return without(config, (key) => passing.has(key)).flatMap((item): Sexpr[] => {
    if (!isList(item) || !isList(item[1])) return [item];
    const [key, inside] = item;
    if (key === "image") return [[key, without(inside, (one) => one === "notes")]];
    if (key !== "device") return [item];
    return inside[0] === "console" ? [] : [[key, without(inside, (one) => one === "location")]];
  });
}

function without(list: SexprList, isPassing: (key: Sexpr | undefined) => boolean): SexprList {
  return list.filter((item) => !isList(item) || !isPassing(item[0]));
}

/**
 * Defines an inactive domain anew, with other values for some of its keys and everything else as it is; a key that is
 * undefined is left to xend.
 */
export async function redefine(
  xend: Xend,
  { config }: XendDomain,
  what: string,
  changes: Readonly<Record<string, string | number | undefined>>,
  options?: CallOptions,
): Promise<void> {
  const kept = configurationIn(config).filter((item) => !isList(item) || !(String(item[0]) in changes));
  const changed = Object.entries(changes).flatMap(([key, value]) =>
    value === undefined ? [] : [list(key, value)],
  );
  const text = format([...kept, ...changed]);
  await xend.post(undefined, what, { op: "new", config: text }, { ...options, secrets: secretsIn(config) });
}

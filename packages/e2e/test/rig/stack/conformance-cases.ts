/** Which cases of the conformance suite a real host without a toolstack is held to, known on both sides of its wall. */
import { type ConformanceOptions, suite } from "@libvirt-ts/driver/conformance";
import { domainXML, illegalForXm, operationsWithoutToolstack } from "../../without-toolstack.js";
import type { Scope } from "../conformance/scope.js";

type Fixtures = NonNullable<ConformanceOptions["fixtures"]>;

/** Why a case cannot be had here; undefined where it can. */
export function unsuitable(name: string): string | undefined {
  if (illegalForXm.test(name)) return "xm refuses a file that looks like an option";
  if (name.startsWith("events tell")) return "without a toolstack nobody tells of suspensions";
  return undefined;
}

/** Registers the cases of a scope. */
export function registerCases(
  scope: Scope,
  options: Pick<ConformanceOptions, "test" | "open"> & { readonly fixtures: Fixtures },
): void {
  const { active, settle, inactive } = options.fixtures;
  suite({
    ...options,
    supports: [...operationsWithoutToolstack, "domainSetMemory", "domainSetVcpus", "domainEvents"],
    fixtures: {
      ...(active && { active }),
      ...(settle && { settle }),
      ...(scope === "everything" && { domainXML, ...(inactive && { inactive }) }),
    },
  });
}

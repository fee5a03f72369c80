import type { DriverConnection } from "@libvirt-ts/driver";

/** What libvirt 12.8 does as the contract has it, and 9.0 does not. */
const mendedIn12: ReadonlySet<string> = new Set([
  "a new definition of an active network is for its next start",
  "what does not run has no counters",
  "domainGetSecurityLabelList of what is gone says so",
]);

const LIBVIRT_12 = 12_000_000;

/** Those of the differences, each with its reason, that the libvirt of this connection has. */
export async function differencesOf(
  connection: DriverConnection,
  differences: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  if ((await connection.getLibVersion!()) < LIBVIRT_12) return differences;
  return Object.fromEntries(Object.entries(differences).filter(([name]) => !mendedIn12.has(name)));
}

import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Member } from "../dispatch/dispatch.js";
import { asLibvirtError } from "../errors/error-handlers.js";

/**
 * Closes every member of a connection, whatever becomes of the others. Throws what the only one that failed threw, or
 * CALL_FAILED with each one's error among its causes.
 */
export async function closeAll(members: readonly Member[]): Promise<void> {
  const outcomes = await Promise.allSettled(members.map(async ({ connection }) => connection.close()));
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.status === "rejected"
      ? [asLibvirtError(outcome.reason, `driver ${members[index]!.driver.name}`)]
      : [],
  );
  if (failures.length === 0) return;
  if (failures.length === 1) throw failures[0]!;
  throw new LibvirtError({
    code: ErrorNumber.CALL_FAILED,
    domain: ErrorDomain.NONE,
    info: "virConnectClose",
    detail: failures.map(({ message }) => message).join("; "),
    cause: new AggregateError(failures, "drivers that could not close"),
  });
}

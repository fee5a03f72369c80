import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Member } from "../dispatch/dispatch.js";
import { asLibvirtError } from "../errors/error-handlers.js";

/** Milliseconds that opening waits for drivers to finish what others have left half done; they go on after that. */
const patience = 10_000;

/**
 * Lets every member of a new connection finish what an earlier process has left half done. Resolves to a warning for
 * each that could not, or not yet: no reason not to open.
 */
export async function joinAll(
  members: readonly Member[],
  signal: AbortSignal | undefined,
): Promise<readonly LibvirtError[]> {
  const outcomes = await Promise.allSettled(members.map((member) => join(member, signal)));
  return outcomes.flatMap((outcome, index) =>
    outcome.status === "rejected"
      ? [asWarning(asLibvirtError(outcome.reason, `driver ${members[index]!.driver.name}`))]
      : [],
  );
}

async function join({ driver, connection }: Member, signal: AbortSignal | undefined): Promise<void> {
  if (connection.joined === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = patience / 1000;
    const error = {
      code: ErrorNumber.OPERATION_TIMEOUT,
      domain: ErrorDomain.NONE,
      info: `driver ${driver.name}`,
      detail: `it has not done so within ${seconds} s and goes on meanwhile`,
    };
    timer = setTimeout(() => reject(new LibvirtError(error)), patience);
  });
  try {
    await Promise.race([connection.joined({ ...(signal && { signal }) }), late]);
  } finally {
    clearTimeout(timer);
  }
}

function asWarning(cause: LibvirtError): LibvirtError {
  return new LibvirtError({
    code: cause.code as ErrorNumber,
    domain: cause.domain as ErrorDomain,
    level: ErrorLevel.WARNING,
    info: "what earlier processes left half done was not looked after",
    detail: cause.message,
    cause,
  });
}

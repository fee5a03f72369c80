import { ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";

/** What a driver answers; one that has no such call is asked in the older way. */
export async function orElse<T>(
  context: Context,
  ask: () => Promise<T>,
  older: () => Promise<T>,
): Promise<T> {
  try {
    return await context.app.reporter.quietly(ask);
  } catch (error) {
    if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_SUPPORT) throw error;
    return older();
  }
}

import { ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import type { App } from "../cli/app.js";

const suspicious: ReadonlySet<number> = new Set([
  ErrorNumber.INVALID_CONN,
  ErrorNumber.NO_CONNECT,
  ErrorNumber.NO_XEN,
  ErrorNumber.NO_XENSTORE,
  ErrorNumber.RPC,
  ErrorNumber.SYSTEM_ERROR,
]);

/** Whether a command failed because its connection is gone: the error looks like it, and the connection does not answer. */
export async function isLost(app: App, thrown: unknown): Promise<boolean> {
  const cause = thrown instanceof LibvirtError ? thrown : (thrown as { readonly cause?: unknown }).cause;
  const { connection } = app.session;
  if (!(cause instanceof LibvirtError) || !suspicious.has(cause.code) || connection === undefined)
    return false;
  return app.reporter.quietly(async () => {
    try {
      await connection.numOfDomains({ signal: AbortSignal.timeout(2000) });
      return false;
    } catch {
      return true;
    }
  });
}

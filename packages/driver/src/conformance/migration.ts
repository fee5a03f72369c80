import { ErrorNumber } from "../errors/number.js";
import { isRunning, rejects, same } from "./assert.js";
import type { Context } from "./context.js";

const refused = [ErrorNumber.INVALID_ARG, ErrorNumber.ARGUMENT_UNSUPPORTED];

/** Moving guests to another host: what keeps them here. Whether they arrive is for a test with two hosts. */
export function migrationTests(suite: Context): void {
  const uri = "xen+ssh://host/";
  const calls = {
    "a migration that is aborted before it begins": [
      uri,
      0,
      { signal: AbortSignal.abort() },
      [ErrorNumber.OPERATION_ABORTED],
    ],
    "a migration to a host that none can be called": ["xen+ssh://-oProxyCommand=x/", 0, {}, refused],
    "a migration to nowhere": ["", 0, {}, refused],
    "a migration with unknown flags": [uri, 1 << 30, {}, refused],
  } as const;

  for (const [what, [to, flags, options, codes]] of Object.entries(calls)) {
    suite.test(
      `${what} leaves the guest where it is`,
      ["domainMigrateToURI", "domainGetInfo", "active"],
      async (conn) => {
        const ref = await suite.active(conn);
        await rejects(conn.domainMigrateToURI(ref, to, {}, flags, options), codes, what);
        same(isRunning((await conn.domainGetInfo(ref)).state), true, "whether it runs");
      },
    );
  }
}

import {
  DomainMigrateFlags,
  type DomainOperations,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  refuseArgument,
} from "@libvirt-ts/driver";
import { besides, xlError } from "../errors.js";
import { assertRunning } from "../guests.js";
import type { Guest } from "../look.js";
import { migrationHost } from "../migration-host.js";
import { assertRestorable } from "../restorable.js";
import { saying } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";

type MigrateOperation = NonNullable<DomainOperations["domainMigrateToURI"]>;

/** Moves a guest to another host, over ssh and the xl there. xl migrates live, whether it is asked to or not. */
export function migrateOperation({ xl, guests }: XlHost): MigrateOperation {
  return async (ref, uri, params, flags, options) => {
    if (flags & ~DomainMigrateFlags.LIVE) {
      throw xlError(
        ErrorNumber.ARGUMENT_UNSUPPORTED,
        "virDomainMigrateToURI",
        "xl knows live migration only",
      );
    }
    const [unknown] = Object.keys(params);
    refuseArgument(ErrorDomain.LIBXL, "virDomainMigrateToURI", `the parameter ${unknown}`, unknown);
    const host = migrationHost(uri ?? "");
    return guests.exclusively(
      ref.uuid,
      `migrate domain ${describeDomain(ref)} to ${host}`,
      async (task) => {
        const guest = await guests.find(ref, options);
        assertRunning(guest);
        assertRestorable(guest);
        let said: string;
        try {
          said = await xl.run({ ...task, args: ["migrate", `${guest.id}`, host] }, options);
        } catch (error) {
          if (task.entry.isRunning) throw error;
          const seen = await guests.at(guest.id).catch(() => "unknown" as const);
          throw besides(error, whatIsLeft(seen, host));
        }
        const left = await guests.at(guest.id, options);
        if (left === undefined) return { uuid: guest.uuid, name: guest.name };
        throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, `${whatIsLeft(left, host)}${saying(said)}`);
      },
      options,
    );
  };
}

/** What became of a guest whose migration failed: nobody may start it twice for not knowing. */
function whatIsLeft(left: Guest | undefined | "unknown", host: string): string {
  if (left === "unknown") return `whether the guest is still here is not known; look here and on ${host}`;
  if (left === undefined) return `the guest is not here any more; look on ${host} before you start it again`;
  if (left.state !== "running") return `the guest is still here but does not run; look on ${host} first`;
  return "the guest still runs here";
}

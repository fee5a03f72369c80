import {
  type ConnectionOperations,
  type DomainJobOperations,
  type DomainRef,
  DomainState,
  DriverFeature,
  ErrorNumber,
  type TypedParams,
} from "@libvirt-ts/driver";
import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import { invalidArgument, qemuError } from "../errors.js";
import { Arrival } from "../migration/arrival.js";
import { Departure } from "../migration/departure.js";
import { rootOf } from "../node/layout.js";
import type { QemuNode } from "../node/node.js";
import { readDocument } from "./documents.js";

type MigrationOperations = Required<
  Pick<ConnectionOperations, "supportsFeature"> &
    Pick<
      DomainJobOperations,
      | "domainMigrateToURI"
      | "domainMigrateBegin3Params"
      | "domainMigratePrepare3Params"
      | "domainMigratePerform3Params"
      | "domainMigrateFinish3Params"
      | "domainMigrateConfirm3Params"
      | "domainMigrateGetMaxDowntime"
      | "domainMigrateSetMaxDowntime"
      | "domainMigrateGetMaxSpeed"
      | "domainMigrateSetMaxSpeed"
      | "domainMigrateGetCompressionCache"
      | "domainMigrateSetCompressionCache"
    >
>;

const { MIGRATION_V3, MIGRATION_P2P, MIGRATION_PARAMS, MIGRATE_CHANGE_PROTECTION, XML_MIGRATABLE } =
  DriverFeature;
const features: ReadonlySet<number> = new Set([
  MIGRATION_V3,
  MIGRATION_P2P,
  MIGRATION_PARAMS,
  MIGRATE_CHANGE_PROTECTION,
  XML_MIGRATABLE,
]);

const mib = 1024 * 1024;

/** Opens another node, until it is left. */
export type Elsewhere = (root: string) => Promise<{ readonly node: QemuNode; leave(): Promise<void> }>;

interface Leaving {
  readonly departure: Departure;
  statistics?: TypedParams;
}

/** Guests that move to other nodes, and come from them. `atClose` is done when the connection is closed. */
export function migrationOperations(
  node: QemuNode,
  elsewhere: Elsewhere,
  atClose: (end: () => Promise<void>) => void,
): MigrationOperations {
  const leaving = new Map<string, Leaving>();
  const coming = new Map<string, Arrival>();
  atClose(async () => {
    for (const arrival of coming.values()) await arrival.finish(false);
    for (const { departure } of leaving.values()) await departure.confirm(undefined);
  });

  const leavingOf = (ref: DomainRef): Leaving => {
    const found = leaving.get(ref.uuid);
    if (found === undefined)
      throw qemuError(ErrorNumber.OPERATION_INVALID, `domain ${ref.uuid}`, "it does not migrate");
    return found;
  };
  const limits = async (ref: DomainRef) =>
    (await node.active(ref)).run((client) => client.execute("query-migrate-parameters"));

  const steps = {
    async begin(ref: DomainRef, params: TypedParams, flags: number, signal: AbortSignal | undefined) {
      const { departure, begun } = await Departure.begin(node, ref, params, flags, signal);
      leaving.set(ref.uuid, { departure });
      return begun;
    },
    async perform(
      ref: DomainRef,
      params: TypedParams,
      cookie: Uint8Array | undefined,
      flags: number,
      signal?: AbortSignal,
    ) {
      const found = leavingOf(ref);
      found.statistics = await found.departure.perform(params, cookie, flags, signal);
    },
    async confirm(ref: DomainRef) {
      const { departure, statistics } = leavingOf(ref);
      leaving.delete(ref.uuid);
      await departure.confirm(statistics);
    },
  };

  return {
    supportsFeature: async (feature) => features.has(feature),

    async domainMigrateToURI(ref, uri, params, flags, options) {
      await node.active(ref);
      const root = rootOf(uri);
      if (root === undefined)
        throw invalidArgument(
          "uri",
          `expected another embedded node, 'qemu:///embed?root=DIR', not ${JSON.stringify(uri ?? "")}`,
        );
      const there = await elsewhere(root);
      try {
        return await moveTo(there.node, ref, params, flags, options?.signal);
      } finally {
        await there.leave();
      }
    },

    domainMigrateBegin3Params: (ref, params, flags, options) =>
      steps.begin(ref, params, flags, options?.signal),

    async domainMigratePrepare3Params(params, cookie, flags) {
      const prepared = await Arrival.prepare(node, params, cookie, flags);
      coming.set(nameIn(params), prepared.arrival);
      return { cookie: prepared.cookie, uri: "unix:" };
    },

    async domainMigratePerform3Params(ref, _destination, params, cookie, flags, options) {
      await steps.perform(ref, params, cookie, flags, options?.signal);
      return {};
    },

    async domainMigrateFinish3Params(params, _cookie, _flags, cancelled) {
      const name = nameIn(params);
      const arrival = coming.get(name);
      if (arrival === undefined)
        throw qemuError(ErrorNumber.OPERATION_INVALID, `domain '${name}'`, "no such guest is on its way");
      coming.delete(name);
      const domain = await arrival.finish(!cancelled);
      return domain === undefined ? {} : { domain };
    },

    domainMigrateConfirm3Params: (ref) => steps.confirm(ref),

    domainMigrateGetMaxDowntime: async (ref) => Number((await limits(ref))["downtime-limit"]),
    domainMigrateSetMaxDowntime: (ref, downtime) => limit(ref, { "downtime-limit": downtime }),
    domainMigrateGetMaxSpeed: async (ref) => Math.floor(Number((await limits(ref))["max-bandwidth"]) / mib),
    domainMigrateSetMaxSpeed: (ref, bandwidth) =>
      limit(ref, { "max-bandwidth": Math.min(bandwidth * mib, Number.MAX_SAFE_INTEGER) }),
    domainMigrateGetCompressionCache: async (ref) => BigInt((await limits(ref))["xbzrle-cache-size"] ?? 0),
    domainMigrateSetCompressionCache: (ref, size) => limit(ref, { "xbzrle-cache-size": Number(size) }),
  };

  async function limit(ref: DomainRef, parameters: Readonly<Record<string, number>>): Promise<void> {
    const guest = await node.active(ref);
    await guest.run((client) => client.execute("migrate-set-parameters", parameters));
  }

  /** All five steps, by this process alone. */
  async function moveTo(
    there: QemuNode,
    ref: DomainRef,
    params: TypedParams,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<DomainRef | undefined> {
    const begun = await steps.begin(ref, params, flags, signal);
    let arrival: Arrival | undefined;
    let sent = false;
    try {
      const given = { ...params, destination_xml: begun.xml };
      const { state } = await (await node.active(ref)).state();
      const wanted = state === DomainState.PAUSED ? flags | DomainMigrateFlags.PAUSED : flags;
      const prepared = await Arrival.prepare(there, given, begun.cookie, wanted);
      arrival = prepared.arrival;
      await steps.perform(ref, given, prepared.cookie, flags, signal);
      signal?.throwIfAborted();
      sent = true;
      return await arrival.finish(true);
    } catch (error) {
      if (!sent) await arrival?.finish(false);
      throw error;
    } finally {
      await steps.confirm(ref);
    }
  }
}

/** What the guest is called here: every step says that, or has the document that does. */
function nameIn({ destination_name: name, destination_xml: xml }: TypedParams): string {
  if (typeof name === "string") return name;
  if (typeof xml !== "string") throw invalidArgument("params", "they name no domain");
  return readDocument(xml, () => {}).name;
}

import { ErrorNumber } from "../errors/number.js";
import { DomainCreateFlags, DomainState } from "../flags/domain.generated.js";
import type { OperationName } from "../operations/names.js";
import type { DomainRef } from "../records/domain.js";
import { check, rejects, runs, same } from "./assert.js";
import { type Context, type Subject, testUuid } from "./context.js";

const invalid = ErrorNumber.OPERATION_INVALID;

/** Calls of one operation each, with arguments that are valid in themselves. */
const calls: Partial<Record<OperationName, (conn: Subject, ref: DomainRef) => Promise<unknown>>> = {
  domainCreate: (conn, ref) => conn.domainCreate(ref, 0),
  domainSuspend: (conn, ref) => conn.domainSuspend(ref),
  domainResume: (conn, ref) => conn.domainResume(ref),
  domainShutdown: (conn, ref) => conn.domainShutdown(ref, 0),
  domainReboot: (conn, ref) => conn.domainReboot(ref, 0),
  domainDestroy: (conn, ref) => conn.domainDestroy(ref, 0),
  domainUndefine: (conn, ref) => conn.domainUndefine(ref, 0),
  domainPinVcpu: (conn, ref) => conn.domainPinVcpu(ref, 0, Uint8Array.of(1), 0),
  domainGetVcpus: (conn, ref) => conn.domainGetVcpus(ref),
  domainGetInfo: (conn, ref) => conn.domainGetInfo(ref),
  domainGetMaxMemory: (conn, ref) => conn.domainGetMaxMemory(ref),
  domainGetXMLDesc: (conn, ref) => conn.domainGetXMLDesc(ref, 0),
  domainSetMemory: (conn, ref) => conn.domainSetMemory(ref, 65_536, 0),
  domainSetMaxMemory: (conn, ref) => conn.domainSetMaxMemory(ref, 1_048_576),
  domainSetVcpus: (conn, ref) => conn.domainSetVcpus(ref, 1, 0),
  domainMigrateToURI: (conn, ref) => conn.domainMigrateToURI(ref, "xen+ssh://host/", {}, 0),
};

/** The life of a domain: states, transitions and refusals. */
export function lifecycleTests(suite: Context): void {
  suite.test(
    "suspend and resume go back and forth, and repeating either changes nothing",
    ["domainSuspend", "domainResume", "domainGetInfo", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const state = async () => (await conn.domainGetInfo(ref)).state;
      await conn.domainSuspend(ref);
      same(await state(), DomainState.PAUSED, "state after suspend");
      await conn.domainSuspend(ref);
      same(await state(), DomainState.PAUSED, "state after suspending twice");
      await conn.domainResume(ref);
      runs(await state(), "the state of a resumed domain");
      await conn.domainResume(ref);
      runs(await state(), "the state of a domain resumed twice");
    },
  );

  for (const operation of suite.supported(["domainShutdown", "domainReboot"])) {
    suite.test(
      `${operation} of a paused domain is refused`,
      [operation, "domainSuspend", "domainGetInfo", "active"],
      async (conn) => {
        const ref = await suite.active(conn);
        await conn.domainSuspend(ref);
        await rejects(calls[operation]!(conn, ref), invalid, operation);
        same((await conn.domainGetInfo(ref)).state, DomainState.PAUSED, "state after the refusal");
      },
    );
  }

  suite.test("domainCreate of an active domain is refused", ["domainCreate", "active"], async (conn) => {
    const ref = await suite.active(conn);
    await rejects(conn.domainCreate(ref, 0), invalid, "domainCreate");
    if (suite.has("domainGetInfo")) {
      runs((await conn.domainGetInfo(ref)).state, "the state after the refusal");
    }
  });

  suite.test(
    "domainUndefine of an active domain leaves it transient, or is refused; it runs on",
    ["domainUndefine", "domainDefineXML", "domainCreate", "domainDestroy", "domainLookupByUUID", "domainXML"],
    async (conn) => {
      const uuid = testUuid(6);
      const defined = await conn.domainDefineXML(suite.fixtures.domainXML!("undefined", uuid), 0);
      const started = await conn.domainCreate(defined, 0);
      const refused = await conn.domainUndefine(started, 0).then(
        () => false,
        (error) => {
          same(error.code, invalid, "code");
          return true;
        },
      );
      if (suite.has("domainGetInfo")) runs((await conn.domainGetInfo(started)).state, "the state afterwards");
      await conn.domainDestroy(started, 0);
      if (refused)
        same((await conn.domainLookupByUUID(uuid)).uuid, uuid, "the domain that kept its definition");
      else await rejects(conn.domainLookupByUUID(uuid), ErrorNumber.NO_DOMAIN, "look-up once it has ended");
    },
  );

  for (const operation of suite.supported([
    "domainSuspend",
    "domainResume",
    "domainShutdown",
    "domainReboot",
    "domainDestroy",
    "domainPinVcpu",
    "domainGetVcpus",
    "domainMigrateToURI",
  ])) {
    suite.test(`${operation} of an inactive domain is refused`, [operation, "inactive"], async (conn) => {
      const ref = await suite.inactive(conn);
      await rejects(calls[operation]!(conn, ref), invalid, operation);
    });
  }

  suite.test(
    "info of an inactive domain: SHUTOFF, no CPU time",
    ["domainGetInfo", "inactive"],
    async (conn) => {
      const info = await conn.domainGetInfo(await suite.inactive(conn));
      same([info.state, info.cpuTime], [DomainState.SHUTOFF, 0n], "state and CPU time");
      check(info.memory > 0, `memory: expected more than 0 KiB, got ${info.memory}`);
    },
  );

  suite.test(
    "start gives an inactive domain an id, once",
    ["domainCreate", "domainGetInfo", "inactive"],
    async (conn) => {
      const ref = await suite.inactive(conn);
      const started = await conn.domainCreate(ref, 0);
      check(started.id !== undefined, "a started domain: expected an id, got none");
      same(started.uuid, ref.uuid, "uuid of the started domain");
      runs((await conn.domainGetInfo(started)).state, "the state of a started domain");
      await rejects(conn.domainCreate(started, 0), invalid, "starting it again");
    },
  );

  /** How a flag is refused: one that nobody knows, and one that is known and not honoured. */
  const refusals: readonly ErrorNumber[] = [ErrorNumber.INVALID_ARG, ErrorNumber.ARGUMENT_UNSUPPORTED];
  for (const [operation, needs] of [
    ["domainCreate", ["inactive"]],
    ["domainCreateXML", ["domainXML"]],
  ] as const) {
    const start = async (conn: Subject, flags: number) =>
      operation === "domainCreate"
        ? conn.domainCreate(await suite.inactive(conn), flags)
        : conn.domainCreateXML(suite.fixtures.domainXML!("flagged", testUuid(7)), flags);

    suite.test(
      `${operation} with START_PAUSED: the guest stands until it is resumed, or the flag is refused`,
      [operation, "domainGetInfo", "domainResume", "numOfDomains", ...needs],
      async (conn) => {
        const before = await conn.numOfDomains();
        const started = await start(conn, DomainCreateFlags.START_PAUSED).catch((error) => {
          check(
            refusals.includes(error.code),
            `the refusal of the flag: expected ${refusals}, got ${error.code}`,
          );
        });
        if (started === undefined) return same(await conn.numOfDomains(), before, "guests after the refusal");
        same((await conn.domainGetInfo(started)).state, DomainState.PAUSED, "state of the started domain");
        await conn.domainResume(started);
        runs((await conn.domainGetInfo(started)).state, "the state of the resumed domain");
      },
    );

    suite.test(
      `${operation} with unknown flags starts nothing`,
      [operation, "numOfDomains", ...needs],
      async (conn) => {
        const before = await conn.numOfDomains();
        await rejects(start(conn, 1 << 30), refusals, operation);
        same(await conn.numOfDomains(), before, "guests after the refusal");
      },
    );
  }

  suite.test(
    "destroy leaves a persistent domain defined and inactive",
    ["domainCreate", "domainDestroy", "domainGetInfo", "inactive"],
    async (conn) => {
      const started = await conn.domainCreate(await suite.inactive(conn), 0);
      const after = await suite.after(conn, started, await conn.domainDestroy(started, 0));
      same(after.id, undefined, "id after destroy");
      same((await conn.domainGetInfo(after)).state, DomainState.SHUTOFF, "state after destroy");
      await rejects(conn.domainDestroy(after, 0), invalid, "destroying it again");
    },
  );

  suite.test(
    "destroy is the end of a transient domain",
    ["domainCreateXML", "domainDestroy", "domainXML"],
    async (conn) => {
      const ref = await conn.domainCreateXML(suite.fixtures.domainXML!("transient", testUuid(1)), 0);
      same([ref.name, ref.uuid], ["transient", testUuid(1)], "the created domain");
      check(ref.id !== undefined, "a created domain: expected an id, got none");
      await conn.domainDestroy(ref, 0);
      for (const operation of suite.supported(Object.keys(calls) as OperationName[])) {
        await rejects(calls[operation]!(conn, ref), ErrorNumber.NO_DOMAIN, `${operation} after destroy`);
      }
    },
  );

  suite.test(
    "a transient domain paused is destroyed as well",
    ["domainCreateXML", "domainSuspend", "domainDestroy", "domainLookupByUUID", "domainXML"],
    async (conn) => {
      const ref = await conn.domainCreateXML(suite.fixtures.domainXML!("paused", testUuid(2)), 0);
      await conn.domainSuspend(ref);
      await conn.domainDestroy(ref, 0);
      await rejects(conn.domainLookupByUUID(testUuid(2)), ErrorNumber.NO_DOMAIN, "look-up after destroy");
    },
  );

  suite.test(
    "an active domain's name and uuid are taken",
    ["domainCreateXML", "domainXML", "listDomains"],
    async (conn) => {
      const { domainXML } = suite.fixtures;
      await conn.domainCreateXML(domainXML!("taken", testUuid(3)), 0);
      const before = await conn.listDomains();
      const again = [
        [domainXML!("taken", testUuid(3)), "both"],
        [domainXML!("taken", testUuid(4)), "the name"],
        [domainXML!("other", testUuid(3)), "the uuid"],
      ] as const;
      for (const [xml, what] of again) {
        await rejects(conn.domainCreateXML(xml, 0), ErrorNumber.DOM_EXIST, `${what} of an active domain`);
      }
      same(await conn.listDomains(), before, "active domains after the refusals");
    },
  );

  suite.test(
    "shutdown of a persistent domain ends in SHUTOFF",
    ["domainCreate", "domainShutdown", "domainGetInfo", "domainLookupByUUID", "inactive"],
    async (conn) => {
      const started = await conn.domainCreate(await suite.inactive(conn), 0);
      await conn.domainShutdown(started, 0);
      await suite.settle();
      const after = await conn.domainLookupByUUID(started.uuid);
      same(after.id, undefined, "id after shutdown");
      same((await conn.domainGetInfo(after)).state, DomainState.SHUTOFF, "state after shutdown");
    },
  );

  suite.test(
    "shutdown is the end of a transient domain",
    ["domainCreateXML", "domainShutdown", "domainLookupByUUID", "domainXML"],
    async (conn) => {
      const ref = await conn.domainCreateXML(suite.fixtures.domainXML!("transient", testUuid(5)), 0);
      await conn.domainShutdown(ref, 0);
      await suite.settle();
      await rejects(conn.domainLookupByUUID(testUuid(5)), ErrorNumber.NO_DOMAIN, "look-up after shutdown");
    },
  );

  suite.test(
    "a rebooted domain runs again",
    ["domainReboot", "domainGetInfo", "domainLookupByUUID", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      await conn.domainReboot(ref, 0);
      await suite.settle();
      const found = await conn.domainLookupByUUID(ref.uuid);
      check(found.id !== undefined, "a rebooted domain: expected an id, got none");
      runs((await conn.domainGetInfo(found)).state, "the state of a rebooted domain");
    },
  );

  suite.test(
    "a reference with somebody else's uuid reaches nobody",
    ["domainGetInfo", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const before = await conn.domainGetInfo(ref);
      const stranger = { ...ref, uuid: testUuid(0xbad) };
      for (const operation of suite.supported(Object.keys(calls) as OperationName[])) {
        await rejects(calls[operation]!(conn, stranger), ErrorNumber.NO_DOMAIN, `${operation} by a stale id`);
      }
      const after = await conn.domainGetInfo(ref);
      same(
        [after.state, after.memory, after.maxMem, after.nrVirtCpu],
        [before.state, before.memory, before.maxMem, before.nrVirtCpu],
        "the domain that has the id now",
      );
    },
  );
}

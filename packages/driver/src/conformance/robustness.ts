import { ErrorNumber } from "../errors/number.js";
import { DomainEventType } from "../flags/domain.generated.js";
import type { CallOptions } from "../operations/options.js";
import type { DomainRef } from "../records/domain.js";
import type { DomainEvent } from "../records/events/domain.js";
import { check, fails, rejects, runs, same } from "./assert.js";
import { type Context, type Subject, testUuid } from "./context.js";

/** Many calls at once, callers that abort, events, closing. */
export function robustnessTests(suite: Context): void {
  suite.test(
    "a hundred calls at once do not disturb each other",
    ["domainGetInfo", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const { maxMem, nrVirtCpu } = await conn.domainGetInfo(ref);
      const infos = await Promise.all(Array.from({ length: 100 }, () => conn.domainGetInfo(ref)));
      for (const info of infos) same([info.maxMem, info.nrVirtCpu], [maxMem, nrVirtCpu], "info");
    },
  );

  suite.test(
    "a hundred look-ups at once each find their own",
    ["domainDefineXML", "domainLookupByName", "domainXML"],
    async (conn) => {
      const names = Array.from({ length: 20 }, (_, index) => `many-${index}`);
      for (const [index, name] of names.entries()) {
        await conn.domainDefineXML(suite.fixtures.domainXML!(name, testUuid(index)), 0);
      }
      const sought = Array.from({ length: 100 }, (_, index) => names[index % names.length]!);
      const found = await Promise.all(sought.map((name) => conn.domainLookupByName(name)));
      same(
        found.map(({ name }) => name),
        sought,
        "names",
      );
    },
  );

  const aborted = { signal: AbortSignal.abort() };
  const isAborted = ErrorNumber.OPERATION_ABORTED;

  suite.test(
    "a call that is aborted before it begins has no effect",
    ["domainSuspend", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      await rejects(conn.domainSuspend(ref, aborted), isAborted, "suspend");
      if (suite.has("domainGetInfo")) {
        await rejects(conn.domainGetInfo(ref, aborted), isAborted, "info");
        runs((await conn.domainGetInfo(ref)).state, "the state after an aborted suspend");
        await conn.domainGetInfo(ref, { signal: new AbortController().signal });
      }
    },
  );

  suite.test("an aborted list is aborted", ["listDomains"], async (conn) => {
    await rejects(conn.listDomains(aborted), isAborted, "list");
  });

  suite.test(
    "an aborted definition defines nothing",
    ["domainDefineXML", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const before = await conn.listDefinedDomains();
      const xml = suite.fixtures.domainXML!("never", testUuid(1));
      await rejects(conn.domainDefineXML(xml, 0, aborted), isAborted, "define");
      same(await conn.listDefinedDomains(), before, "inactive domains");
    },
  );

  suite.test("a call to a peer that hangs can be aborted", ["listDomains", "stall"], async (conn) => {
    await suite.fixtures.stall!(conn);
    const stop = new AbortController();
    const list = conn.listDomains({ signal: stop.signal });
    queueMicrotask(() => stop.abort());
    await rejects(list, isAborted, "list");
  });

  const deeds = suite.supported(["domainSuspend", "domainShutdown", "domainSetMemory"]);
  const deedOn = (conn: Subject, deed: (typeof deeds)[number], ref: DomainRef, options?: CallOptions) => {
    if (deed === "domainSetMemory") return conn.domainSetMemory(ref, 65_536, 0, options);
    return deed === "domainShutdown"
      ? conn.domainShutdown(ref, 0, options)
      : conn.domainSuspend(ref, options);
  };

  for (const deed of deeds) {
    suite.test(
      `${deed} of a peer that cannot be reached says that nothing was sent`,
      [deed, "active", "vanish"],
      async (conn) => {
        const ref = await suite.active(conn);
        await suite.fixtures.vanish!(conn);
        const error = await fails(deedOn(conn, deed, ref), deed);
        check(error.nothingSent, `${deed}: the error is not marked with nothingSent: ${error.message}`);
      },
    );
  }

  suite.test(
    "a change that is aborted at a peer that hangs does not say that nothing was sent",
    [...deeds.slice(0, 1), "active", "stall"],
    async (conn) => {
      const [deed] = deeds;
      if (deed === undefined) return;
      const ref = await suite.active(conn);
      await suite.fixtures.stall!(conn);
      const stop = new AbortController();
      const changing = deedOn(conn, deed, ref, { signal: stop.signal });
      queueMicrotask(() => stop.abort());
      check(!(await rejects(changing, isAborted, deed)).nothingSent, `${deed}: marked with nothingSent`);
    },
  );

  suite.test(
    "events tell what happened, in order, until the signal aborts",
    ["domainEvents", "domainSuspend", "domainResume", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const stop = new AbortController();
      const events = conn.domainEvents({}, { signal: stop.signal })[Symbol.asyncIterator]();
      const first = events.next();
      await conn.domainSuspend(ref);
      await conn.domainResume(ref);
      const seen = [await first, await events.next()].map(({ value }: IteratorResult<DomainEvent>) =>
        value.event === "lifecycle" ? [value.type, value.domain.uuid] : value.event,
      );
      const expected = [
        [DomainEventType.SUSPENDED, ref.uuid],
        [DomainEventType.RESUMED, ref.uuid],
      ];
      same(seen, expected, "events");
      const last = events.next();
      stop.abort();
      check((await last).done === true, "events after the abort: expected their end, got another one");
    },
  );

  suite.test("a closed connection answers nothing", ["listDomains"], async (conn) => {
    await conn.close();
    await rejects(conn.listDomains(), ErrorNumber.INVALID_CONN, "list after closing");
  });

  suite.test("closing ends the events", ["domainEvents"], async (conn) => {
    const events = conn.domainEvents({})[Symbol.asyncIterator]();
    const next = events.next();
    await conn.close();
    check((await next).done === true, "events after closing: expected their end, got another one");
  });
}

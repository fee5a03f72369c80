import { ErrorNumber } from "../errors/number.js";
import {
  DomainEventDefinedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
} from "../flags/domain.generated.js";
import type { DomainEvent } from "../records/events/domain.js";
import { check, contains, rejects, same } from "./assert.js";
import { type Context, testUuid } from "./context.js";
import { illegalNames, nameCodes } from "./illegal-names.js";

/** Giving domains other names. */
export function renameTests(suite: Context): void {
  const xml = (name: string, uuid: string) => suite.fixtures.domainXML!(name, uuid);

  suite.test(
    "a renamed domain has its new name everywhere, and its uuid",
    ["domainDefineXML", "domainRename", "listDefinedDomains", "domainLookupByName", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("before", testUuid(1)), 0);
      const after = await suite.after(conn, ref, await conn.domainRename(ref, "after & later", 0));
      same(
        [after.name, after.uuid, after.id],
        ["after & later", testUuid(1), undefined],
        "the renamed domain",
      );
      const names = await conn.listDefinedDomains();
      check(
        names.includes("after & later") && !names.includes("before"),
        `inactive domains: expected "after & later" and no "before" among ${JSON.stringify(names)}`,
      );
      await rejects(conn.domainLookupByName("before"), ErrorNumber.NO_DOMAIN, "look-up by the old name");
      same((await conn.domainLookupByName("after & later")).uuid, testUuid(1), "uuid by the new name");
      if (suite.has("domainGetXMLDesc")) {
        // The reference is older than the name.
        const description = await conn.domainGetXMLDesc(ref, 0);
        contains(description, "<name>after &amp; later</name>", "the description");
      }
      same(
        (await suite.after(conn, after, await conn.domainRename(after, "after & later", 0))).name,
        "after & later",
        "its own name",
      );
    },
  );

  suite.test(
    "a domain is given no name that is taken, or that none may have",
    ["domainDefineXML", "domainRename", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("one", testUuid(1)), 0);
      await conn.domainDefineXML(xml("two", testUuid(2)), 0);
      const before = await conn.listDefinedDomains();
      await rejects(conn.domainRename(ref, "two", 0), ErrorNumber.DOM_EXIST, "a taken name");
      for (const name of illegalNames) {
        await rejects(conn.domainRename(ref, name, 0), nameCodes, `name ${JSON.stringify(name)}`);
      }
      const gone = { uuid: testUuid(9), name: "one" };
      await rejects(conn.domainRename(gone, "three", 0), ErrorNumber.NO_DOMAIN, "somebody else's uuid");
      same(await conn.listDefinedDomains(), before, "inactive domains");
    },
  );

  suite.test(
    "an active domain is renamed, or refuses and keeps its name",
    ["domainRename", "domainLookupByName", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const resolved = await conn.domainRename(ref, "renamed", 0).catch((error) => {
        same(error.code, ErrorNumber.OPERATION_INVALID, "code");
        return ref;
      });
      const renamed = await suite.after(conn, ref, resolved);
      same([renamed.uuid, renamed.id], [ref.uuid, ref.id], "uuid and id");
      same((await conn.domainLookupByName(renamed.name!)).id, ref.id, "id by name");
    },
  );

  suite.test(
    "a domain that was renamed while it ran has its new name when it has ended",
    ["domainDefineXML", "domainCreate", "domainDestroy", "domainRename", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const active = await conn.domainCreate(await conn.domainDefineXML(xml("before", testUuid(1)), 0), 0);
      let name = "after";
      const resolved = await conn.domainRename(active, name, 0).catch((error) => {
        same(error.code, ErrorNumber.OPERATION_INVALID, "code");
        name = "before";
        return active;
      });
      const renamed = await suite.after(conn, active, resolved);
      same(
        (await suite.after(conn, renamed, await conn.domainDestroy(renamed, 0))).name,
        name,
        "name of the ended domain",
      );
      const names = await conn.listDefinedDomains();
      same(
        [names.includes("before"), names.includes("after")],
        [name === "before", name === "after"],
        "names",
      );
    },
  );

  suite.test(
    "of two domains that are given one name at once, one gets it",
    ["domainDefineXML", "domainRename", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const refs = await Promise.all(
        ["one", "two"].map((name, index) => conn.domainDefineXML(xml(name, testUuid(index)), 0)),
      );
      const outcomes = await Promise.allSettled(refs.map((ref) => conn.domainRename(ref, "both", 0)));
      const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : 0));
      same(codes.sort(), [0, ErrorNumber.DOM_EXIST], "what came of them");
      const names = await conn.listDefinedDomains();
      same(names.filter((name) => name === "both").length, 1, "domains of that name");
      same(names.filter((name) => name === "one" || name === "two").length, 1, "domains of their old name");
    },
  );

  suite.test(
    "a renaming that is aborted before it begins changes nothing",
    ["domainDefineXML", "domainRename", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("before", testUuid(1)), 0);
      const before = await conn.listDefinedDomains();
      const rename = conn.domainRename(ref, "after", 0, { signal: AbortSignal.abort() });
      await rejects(rename, ErrorNumber.OPERATION_ABORTED, "rename");
      same(await conn.listDefinedDomains(), before, "inactive domains");
    },
  );

  suite.test(
    "a renamed domain starts with the host as before",
    ["domainDefineXML", "domainRename", "domainGetAutostart", "domainSetAutostart", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("before", testUuid(1)), 0);
      await conn.domainSetAutostart(ref, true);
      const renamed = await suite.after(conn, ref, await conn.domainRename(ref, "after", 0));
      same(await conn.domainGetAutostart(renamed), true, "autostart");
      const other = await conn.domainDefineXML(xml("before", testUuid(2)), 0);
      same(await conn.domainGetAutostart(other), false, "autostart of another one with its old name");
    },
  );

  suite.test(
    "the events of a renaming tell of both names",
    ["domainDefineXML", "domainRename", "domainEvents", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("before", testUuid(1)), 0);
      const stop = new AbortController();
      const events = conn.domainEvents({}, { signal: stop.signal })[Symbol.asyncIterator]();
      const first = events.next();
      await conn.domainRename(ref, "after", 0);
      const seen = [await first, await events.next()].map(({ value }: IteratorResult<DomainEvent>) =>
        value.event === "lifecycle"
          ? [value.type, value.detail, value.domain.uuid, value.domain.name]
          : value.event,
      );
      const expected = [
        [DomainEventType.UNDEFINED, DomainEventUndefinedDetail.RENAMED, ref.uuid, "before"],
        [DomainEventType.DEFINED, DomainEventDefinedDetail.RENAMED, ref.uuid, "after"],
      ];
      same(seen, expected, "events");
      stop.abort();
    },
  );
}

import { ErrorNumber } from "../../errors/number.js";
import { DomainMetadataType, DomainModificationImpact } from "../../flags/domain.generated.js";
import type { DomainRef } from "../../records/domain.js";
import { contains, lacks, rejects, same } from "../assert.js";
import type { Context, Subject } from "../context.js";
import { eventsWhile } from "../events.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const { TITLE, DESCRIPTION, ELEMENT } = DomainMetadataType;
const { LIVE, CONFIG } = DomainModificationImpact;
const none = ErrorNumber.NO_DOMAIN_METADATA;
const refused = [
  ErrorNumber.INVALID_ARG,
  ErrorNumber.XML_ERROR,
  ErrorNumber.XML_DETAIL,
  ErrorNumber.OPERATION_INVALID,
];
const uri = "http://example.org/conformance";

/** Titles, descriptions, and what applications keep about a domain. */
export function metadataTests(suite: Context): void {
  const needs = [...guestNeeds, "domainGetMetadata", "domainSetMetadata"] as const;
  const text = (conn: Subject, ref: DomainRef, type: number, value: string | undefined, flags: number) =>
    conn.domainSetMetadata(ref, type, value, undefined, undefined, flags);

  for (const [name, type] of [
    ["title", TITLE],
    ["description", DESCRIPTION],
  ] as const) {
    suite.test(`a ${name} is set and taken away where the flags say`, needs, async (conn) => {
      const ref = await runningGuest(suite, conn, 0x171);
      const get = (flags: number) => conn.domainGetMetadata(ref, type, undefined, flags);
      await rejects(get(LIVE), none, `the ${name} of what has none`);
      await text(conn, ref, type, "a <b> & 'c'", CONFIG);
      same(await get(CONFIG), "a <b> & 'c'", `the ${name} of the definition`);
      await rejects(get(LIVE), none, `the ${name} of what runs`);
      await text(conn, ref, type, "both", LIVE | CONFIG);
      same([await get(LIVE), await get(CONFIG)], ["both", "both"], `both of them`);
      await text(conn, ref, type, undefined, CONFIG);
      await rejects(get(CONFIG), none, `the ${name} that was taken away`);
      same(await get(LIVE), "both", "that of what runs after that");
    });
  }

  suite.test(
    "an element is kept by its namespace, and is part of the document",
    [...needs, "domainGetXMLDesc"],
    async (conn) => {
      const ref = await definedGuest(suite, conn, 0x172);
      const set = (value: string | undefined, key: string | undefined) =>
        conn.domainSetMetadata(ref, ELEMENT, value, key, uri, CONFIG);
      await set("<app><owner name='me'/></app>", "app");
      contains(await conn.domainGetMetadata(ref, ELEMENT, uri, CONFIG), /<owner name=['"]me['"]\/>/, "it");
      contains(await conn.domainGetXMLDesc(ref, 0), uri, "the domain's document");
      await set("<app/>", "app");
      lacks(await conn.domainGetMetadata(ref, ELEMENT, uri, CONFIG), "owner", "what took its place");
      await rejects(set("<app", "app"), refused, "what is no element");
      await rejects(
        conn.domainSetMetadata(ref, ELEMENT, "<app/>", "app", undefined, CONFIG),
        refused,
        "an element without a namespace",
      );
      await set(undefined, undefined);
      await rejects(conn.domainGetMetadata(ref, ELEMENT, uri, CONFIG), none, "what was taken away");
      lacks(await conn.domainGetXMLDesc(ref, 0), uri, "the domain's document after that");
    },
  );

  suite.test("what cannot be a title or metadata is refused", needs, async (conn) => {
    const ref = await definedGuest(suite, conn, 0x173);
    await rejects(text(conn, ref, TITLE, "two\nlines", CONFIG), refused, "a title of two lines");
    await rejects(text(conn, ref, 99, "text", CONFIG), refused, "a type that is none");
    await rejects(conn.domainGetMetadata(ref, 99, undefined, CONFIG), refused, "asking for it");
    await rejects(text(conn, ref, TITLE, "text", LIVE), ErrorNumber.OPERATION_INVALID, "LIVE of what is off");
    await rejects(conn.domainGetMetadata(ref, TITLE, undefined, CONFIG), none, "the title after that");
  });

  suite.test("a change of metadata is told", [...needs, "domainEvents"], async (conn) => {
    const ref = await definedGuest(suite, conn, 0x174);
    const [event] = await eventsWhile(conn, { kinds: ["metadata-change"] }, 1, () =>
      text(conn, ref, TITLE, "told", CONFIG),
    );
    const seen = event?.event === "metadata-change" ? [event.type, event.domain.uuid] : [];
    same(seen, [TITLE, ref.uuid], "what was told");
  });
}

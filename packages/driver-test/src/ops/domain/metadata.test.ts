import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainMetadataType } from "@libvirt-ts/driver/flags";
import { beforeEach, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const { TITLE, DESCRIPTION, ELEMENT } = DomainMetadataType;
const uri = "http://example.org/a'b";

let conn: Connection;
let ref: DomainRef;
beforeEach(async () => {
  conn = await openNode();
  ref = await conn.domainCreate(await conn.domainDefineXML(guestXML("guest"), 0), 0);
});

it("title and description are set and taken away, here or there", async () => {
  const events = await eventsOf(conn, {}, () =>
    conn.domainSetMetadata(ref, TITLE, "A <title>", undefined, undefined, 1),
  );
  expect(events).toEqual([{ event: "metadata-change", type: TITLE }]);
  expect(await conn.domainGetMetadata(ref, TITLE, undefined, 1)).toBe("A <title>");
  await expect(conn.domainGetMetadata(ref, TITLE, undefined, 2)).rejects.toMatchObject({
    code: ErrorNumber.NO_DOMAIN_METADATA,
  });
  await conn.domainSetMetadata(ref, DESCRIPTION, "two\nlines", undefined, undefined, 3);
  expect(await conn.domainGetXMLDesc(ref, 2)).toContain("two\nlines");
  await conn.domainSetMetadata(ref, TITLE, undefined, undefined, undefined, 1);
  await expect(conn.domainGetMetadata(ref, TITLE, undefined, 0)).rejects.toMatchObject({
    code: ErrorNumber.NO_DOMAIN_METADATA,
  });
  await expect(
    conn.domainSetMetadata(ref, TITLE, "two\nlines", undefined, undefined, 0),
  ).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
});

it("elements are kept by their namespace, and come back as they were given", async () => {
  await conn.domainSetMetadata(ref, ELEMENT, "<a n='1'>x &amp; y<b/></a>", "k", uri, 3);
  expect(await conn.domainGetMetadata(ref, ELEMENT, uri, 0)).toBe("<a n='1'>x &amp; y<b/></a>");
  await conn.domainSetMetadata(ref, ELEMENT, "<c/>", "k", uri, 3);
  const xml = await conn.domainGetXMLDesc(ref, 0);
  expect(xml).toContain("<k:c xmlns:k=");
  expect(xml).not.toContain("k:a");
  await conn.domainDefineXML(xml, 0);
  expect(await conn.domainGetMetadata(ref, ELEMENT, uri, 2)).toBe("<c/>");
  await conn.domainSetMetadata(ref, ELEMENT, undefined, undefined, uri, 1);
  await expect(conn.domainGetMetadata(ref, ELEMENT, uri, 1)).rejects.toMatchObject({
    code: ErrorNumber.NO_DOMAIN_METADATA,
  });
});

it.each(["no XML", "<a>", "</metadata><metadata>", "<a/><b/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"])(
  "%s is no element",
  async (text) => {
    const before = await conn.domainGetXMLDesc(ref, 0);
    await expect(conn.domainSetMetadata(ref, ELEMENT, text, "k", uri, 0)).rejects.toMatchObject({
      name: "LibvirtError",
    });
    expect(await conn.domainGetXMLDesc(ref, 0)).toBe(before);
  },
);

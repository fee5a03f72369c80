import { ErrorNumber } from "../errors/number.js";
import { DomainDefineFlags } from "../flags/index.js";
import { lists, rejects, same } from "./assert.js";
import { type Context, testUuid } from "./context.js";
import { illegalNames, nameCodes } from "./illegal-names.js";

/** Names that every format must carry. */
const legalNames = [
  "with blanks inside",
  `&<>'"`,
  "ünïcödé-名前-😀",
  "__proto__",
  "constructor",
  "--all",
  "$(reboot); `id`",
  "percent%2Fname%",
  "(paren) {brace} [bracket]",
  "x".repeat(255),
];

/** Defining, redefining and undefining. */
export function definitionTests(suite: Context): void {
  const xml = (name: string, uuid: string) => suite.fixtures.domainXML!(name, uuid);

  suite.test(
    "a defined domain is inactive, listed and found",
    ["domainDefineXML", "listDefinedDomains", "domainLookupByUUID", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("defined", testUuid(1)), 0);
      same([ref.name, ref.uuid, ref.id], ["defined", testUuid(1), undefined], "the defined domain");
      lists(await conn.listDefinedDomains(), "defined", "inactive domains");
      same((await conn.domainLookupByUUID(testUuid(1))).name, "defined", "name of the looked-up domain");
    },
  );

  suite.test(
    "name and uuid stay together",
    ["domainDefineXML", "listDefinedDomains", "domainXML"],
    async (conn) => {
      await conn.domainDefineXML(xml("one", testUuid(1)), 0);
      const before = await conn.listDefinedDomains();
      await conn.domainDefineXML(xml("one", testUuid(1)), 0);
      await rejects(conn.domainDefineXML(xml("one", testUuid(2)), 0), ErrorNumber.DOM_EXIST, "a taken name");
      await rejects(conn.domainDefineXML(xml("two", testUuid(1)), 0), ErrorNumber.DOM_EXIST, "a taken uuid");
      same(await conn.listDefinedDomains(), before, "inactive domains");
    },
  );

  suite.test(
    "a name without a uuid redefines no other domain",
    ["domainDefineXML", "domainGetMaxMemory", "domainXML"],
    async (conn) => {
      const document = xml("nameless", testUuid(1));
      const ref = await conn.domainDefineXML(document, 0);
      const memory = await conn.domainGetMaxMemory(ref);
      const nameless = document.replace(/<uuid>[^<]*<\/uuid>/, "");
      const refused = [ErrorNumber.DOM_EXIST, ErrorNumber.OPERATION_FAILED];
      // One that says the same domain may be taken for it, or refused.
      const again = await conn.domainDefineXML(nameless, 0).catch((error) => {
        if (refused.includes(error.code)) return ref;
        throw error;
      });
      same(again.uuid, ref.uuid, "uuid of the domain that was said again");
      const other = nameless.replace(/<memory>\d+<\/memory>/, `<memory>${memory + 131_072}</memory>`);
      await rejects(conn.domainDefineXML(other, 0), refused, "another domain of that name");
      same(await conn.domainGetMaxMemory(ref), memory, "maximum memory of the first one");
    },
  );

  suite.test(
    "an undefined domain is gone",
    ["domainDefineXML", "domainUndefine", "domainLookupByName", "domainXML"],
    async (conn) => {
      const ref = await conn.domainDefineXML(xml("short-lived", testUuid(1)), 0);
      await conn.domainUndefine(ref, 0);
      await rejects(conn.domainLookupByName("short-lived"), ErrorNumber.NO_DOMAIN, "look-up");
      await rejects(conn.domainUndefine(ref, 0), ErrorNumber.NO_DOMAIN, "undefining it again");
    },
  );

  for (const [index, name] of legalNames.entries()) {
    suite.test(
      `a domain may be called ${name.length > 40 ? `${name.slice(0, 8)}… (${name.length} characters)` : name}`,
      ["domainDefineXML", "domainLookupByName", "listDefinedDomains", "domainUndefine", "domainXML"],
      async (conn) => {
        const ref = await conn.domainDefineXML(xml(name, testUuid(100 + index)), 0);
        same(ref.name, name, "name of the defined domain");
        lists(await conn.listDefinedDomains(), name, "inactive domains");
        same((await conn.domainLookupByName(name)).uuid, testUuid(100 + index), "uuid by name");
        const description = suite.has("domainGetXMLDesc") ? await conn.domainGetXMLDesc(ref, 0) : undefined;
        await conn.domainUndefine(ref, 0);
        if (description === undefined) return;
        const again = await conn.domainDefineXML(description, 0);
        same([again.name, again.uuid], [ref.name, ref.uuid], "the domain defined by its own description");
      },
    );
  }

  suite.test(
    "names that differ in case only are two names",
    ["domainDefineXML", "domainLookupByName", "domainXML"],
    async (conn) => {
      await conn.domainDefineXML(xml("Case", testUuid(1)), 0);
      await rejects(conn.domainLookupByName("case"), ErrorNumber.NO_DOMAIN, "look-up in lower case");
      await conn.domainDefineXML(xml("case", testUuid(2)), 0);
      same((await conn.domainLookupByName("Case")).uuid, testUuid(1), "uuid by name");
      same((await conn.domainLookupByName("case")).uuid, testUuid(2), "uuid by name in lower case");
    },
  );

  suite.test(
    "a redefinition of an active domain is in force with its next start",
    ["domainDefineXML", "domainCreate", "domainDestroy", "domainGetMaxMemory", "domainXML"],
    async (conn) => {
      const before = xml("redefined", testUuid(1));
      const started = await conn.domainCreate(await conn.domainDefineXML(before, 0), 0);
      const memory = (await conn.domainGetMaxMemory(started)) + 131_072;
      const after = before.replace(/(<memory[^>]*>)\d+<\/memory>/, `$1${memory}</memory>`);
      same((await conn.domainDefineXML(after, 0)).id, started.id, "id of the redefined domain");
      const again = await conn.domainCreate(
        await suite.after(conn, started, await conn.domainDestroy(started, 0)),
        0,
      );
      same(await conn.domainGetMaxMemory(again), memory, "maximum memory after the next start");
    },
  );

  suite.test(
    "illegal names are refused and leave nothing behind",
    ["domainDefineXML", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const before = await conn.listDefinedDomains();
      for (const name of illegalNames) {
        await rejects(
          conn.domainDefineXML(xml(name, testUuid(200)), 0),
          nameCodes,
          `name ${JSON.stringify(name)}`,
        );
      }
      same(await conn.listDefinedDomains(), before, "inactive domains");
    },
  );

  suite.test(
    "documents that are none are refused",
    ["domainDefineXML", "listDefinedDomains"],
    async (conn) => {
      const before = await conn.listDefinedDomains();
      const broken = ["<domain", "<node/>", "<domain/>", "text", "<domain type='xen'><name>x</name>", "\0"];
      const codes = [
        ErrorNumber.XML_ERROR,
        ErrorNumber.XML_DETAIL,
        ErrorNumber.NO_NAME,
        ErrorNumber.NO_OS,
        ErrorNumber.OS_TYPE,
        // A NUL that a protocol cannot carry.
        ErrorNumber.INVALID_ARG,
      ];
      for (const text of broken) await rejects(conn.domainDefineXML(text, 0), codes, JSON.stringify(text));
      same(await conn.listDefinedDomains(), before, "inactive domains");
    },
  );

  suite.test(
    "a document is held against its schema when asked to",
    ["domainDefineXML", "listDefinedDomains", "domainXML"],
    async (conn) => {
      const { VALIDATE } = DomainDefineFlags;
      const before = await conn.listDefinedDomains();
      const wrong = xml("judged", testUuid(1)).replace("</domain>", "<flux capacitor='yes'/></domain>");
      const code = ErrorNumber.XML_INVALID_SCHEMA;
      await rejects(conn.domainDefineXML(wrong, VALIDATE), code, "an element that the schema does not have");
      same(await conn.listDefinedDomains(), before, "inactive domains");
      await conn.domainDefineXML(xml("judged", testUuid(1)), VALIDATE);
      lists(await conn.listDefinedDomains(), "judged", "inactive domains");
    },
  );
}

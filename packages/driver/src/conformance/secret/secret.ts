import { ErrorNumber } from "../../errors/number.js";
import {
  ConnectListAllSecretsFlags,
  SecretEventLifecycleType,
  SecretUsageType,
} from "../../flags/secret.generated.js";
import { lacks, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";

const { EPHEMERAL, NO_EPHEMERAL, PRIVATE, NO_PRIVATE } = ConnectListAllSecretsFlags;

/** Secrets, and who may see them. */
export function secretTests(suite: Context): void {
  const secret = (
    number: number,
    parts: { readonly isPrivate?: boolean; readonly isEphemeral?: boolean } = {},
  ) =>
    `<secret ephemeral='${parts.isEphemeral ? "yes" : "no"}' private='${parts.isPrivate ? "yes" : "no"}'>` +
    `<uuid>${testUuid(number)}</uuid><usage type='volume'><volume>/conformance/${number}</volume></usage></secret>`;
  const value = new TextEncoder().encode("open sesame");

  suite.test(
    "a secret is defined, found by what it is for, and undefined",
    ["secretDefineXML", "secretLookupByUUID", "secretLookupByUsage", "secretUndefine", "listAllSecrets"],
    async (conn) => {
      const ref = await conn.secretDefineXML(secret(70), 0);
      const expected = {
        uuid: testUuid(70),
        usageType: SecretUsageType.VOLUME,
        usageID: "/conformance/70",
      };
      same(ref, expected, "the defined secret");
      same(await conn.secretLookupByUUID(ref.uuid), ref, "look-up by uuid");
      same(await conn.secretLookupByUsage(ref.usageType, ref.usageID), ref, "look-up by usage");
      await conn.secretUndefine(ref);
      await rejects(conn.secretLookupByUUID(ref.uuid), ErrorNumber.NO_SECRET, "look-up once undefined");
      await rejects(
        conn.secretLookupByUsage(ref.usageType, ref.usageID),
        ErrorNumber.NO_SECRET,
        "look-up by usage once undefined",
      );
      await rejects(conn.secretUndefine(ref), ErrorNumber.NO_SECRET, "a second end");
    },
  );

  suite.test(
    "a secret's value is kept, and stands in no document",
    ["secretDefineXML", "secretSetValue", "secretGetValue", "secretGetXMLDesc"],
    async (conn) => {
      const ref = await conn.secretDefineXML(secret(71), 0);
      await rejects(conn.secretGetValue(ref, 0), ErrorNumber.NO_SECRET, "a value that was never set");
      const given = value.slice();
      await conn.secretSetValue(ref, given, 0);
      given.fill(0);
      const got = await conn.secretGetValue(ref, 0);
      same([...got], [...value], "the value");
      got.fill(0);
      same([...(await conn.secretGetValue(ref, 0))], [...value], "the value, once its copy was changed");
      const document = await conn.secretGetXMLDesc(ref, 0);
      lacks(document, "open sesame", "the document");
      lacks(document, "b3BlbiBzZXNhbWU", "the document");
    },
  );

  suite.test(
    "a private secret's value is handed to nobody, and stays private",
    ["secretDefineXML", "secretSetValue", "secretGetValue"],
    async (conn) => {
      const ref = await conn.secretDefineXML(secret(72, { isPrivate: true }), 0);
      await conn.secretSetValue(ref, value, 0);
      const codes = [ErrorNumber.INVALID_SECRET, ErrorNumber.OPERATION_DENIED];
      const error = await rejects(conn.secretGetValue(ref, 0), codes, "its value");
      lacks(error.message, "open sesame", "the error");
      await rejects(
        conn.secretDefineXML(secret(72), 0),
        [ErrorNumber.OPERATION_DENIED, ErrorNumber.INTERNAL_ERROR],
        "making it public",
      );
      await rejects(conn.secretGetValue(ref, 0), codes, "its value after that");
    },
  );

  suite.test("a use belongs to one secret", ["secretDefineXML", "listAllSecrets"], async (conn) => {
    await conn.secretDefineXML(secret(73), 0);
    const before = await conn.listAllSecrets(0);
    const codes = [ErrorNumber.INTERNAL_ERROR, ErrorNumber.OPERATION_FAILED, ErrorNumber.OPERATION_INVALID];
    const other = secret(73).replace(testUuid(73), testUuid(74));
    await rejects(conn.secretDefineXML(other, 0), codes, "its use under another uuid");
    const moved = secret(73).replace("/conformance/73", "/elsewhere");
    await rejects(conn.secretDefineXML(moved, 0), codes, "its uuid for another use");
    same(await conn.listAllSecrets(0), before, "the secrets after the refusals");
    same((await conn.secretDefineXML(secret(73), 0)).uuid, testUuid(73), "a secret that is redefined");
  });

  suite.test(
    "secrets are listed by what the flags ask for",
    ["listAllSecrets", "secretDefineXML"],
    async (conn) => {
      await conn.secretDefineXML(secret(75, { isPrivate: true }), 0);
      await conn.secretDefineXML(secret(76, { isEphemeral: true }), 0);
      for (const [flags, numbers] of [
        [0, [75, 76]],
        [PRIVATE, [75]],
        [NO_PRIVATE, [76]],
        [EPHEMERAL, [76]],
        [NO_EPHEMERAL, [75]],
        [PRIVATE | EPHEMERAL, []],
      ] as const) {
        const ours = (await conn.listAllSecrets(flags)).map(({ uuid }) => uuid);
        const listed = [75, 76].filter((number) => ours.includes(testUuid(number)));
        same(listed, numbers, `secrets listed with flags ${flags}`);
      }
    },
  );

  suite.test(
    "what is no secret's document defines none",
    ["secretDefineXML", "listAllSecrets"],
    async (conn) => {
      const before = await conn.listAllSecrets(0);
      const codes = [ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ErrorNumber.INVALID_ARG];
      for (const text of ["", "<secret>", "<network/>", "<secret><uuid>none</uuid></secret>"]) {
        await rejects(conn.secretDefineXML(text, 0), codes, JSON.stringify(text));
      }
      same(await conn.listAllSecrets(0), before, "the secrets after the refusals");
    },
  );

  suite.test(
    "events tell a secret's life, and never its value",
    ["secretEvents", "secretDefineXML", "secretSetValue", "secretUndefine"],
    async (conn) => {
      const stop = new AbortController();
      const events = conn.secretEvents({}, { signal: stop.signal });
      await events.ready;
      const ref = await conn.secretDefineXML(secret(77), 0);
      await conn.secretSetValue(ref, value, 0);
      await conn.secretUndefine(ref);
      const told: (number | string)[] = [];
      while (told.length < 3) {
        const { value: event } = await events.next();
        if (event.secret.uuid !== ref.uuid) continue;
        told.push(event.event === "lifecycle" ? event.type : event.event);
        lacks(JSON.stringify(event), "open sesame", "the event");
      }
      const { DEFINED, UNDEFINED } = SecretEventLifecycleType;
      same(told, [DEFINED, "value-changed", UNDEFINED], "what was told");
      stop.abort();
      same((await events.next()).done, true, "the end");
    },
  );
}

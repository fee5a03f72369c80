import { ErrorNumber } from "../../errors/number.js";
import { DomainDeviceModifyFlags, DomainXMLFlags } from "../../flags/domain.generated.js";
import type { DomainRef } from "../../records/domain.js";
import { check, rejects, same } from "../assert.js";
import type { Context, Subject } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const { LIVE, CONFIG } = DomainDeviceModifyFlags;
const both = LIVE | CONFIG;
const card =
  "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>" +
  "<target dev='tap0'/><link state='down'/></interface>";
const refused = [
  ErrorNumber.INVALID_ARG,
  ErrorNumber.OPERATION_FAILED,
  ErrorNumber.OPERATION_INVALID,
  ErrorNumber.DEVICE_MISSING,
  ErrorNumber.XML_ERROR,
  ErrorNumber.XML_DETAIL,
  ErrorNumber.CONFIG_UNSUPPORTED,
  ErrorNumber.INTERNAL_ERROR,
];

/** Devices come, change and go where LIVE and CONFIG say. */
export function deviceTests(suite: Context): void {
  const disk = (target: string) =>
    `<disk type='file' device='disk'><source file='${suite.images}/${target}'/><target dev='${target}' bus='virtio'/></disk>`;
  /** Whether what runs and the definition have a text. */
  async function where(conn: Subject, ref: DomainRef, text: string): Promise<readonly [boolean, boolean]> {
    const now = await conn.domainGetXMLDesc(ref, 0);
    const next = await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE);
    return [now.includes(text), next.includes(text)];
  }
  const needs = [...guestNeeds, "domainAttachDevice", "domainGetXMLDesc"] as const;

  suite.test(
    "a device is plugged into what runs, into the definition, or into both",
    [...needs, "domainDetachDevice"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x101);
      for (const [flags, expected] of [
        [LIVE, [true, false]],
        [CONFIG, [false, true]],
        [both, [true, true]],
        [0, [true, false]],
      ] as const) {
        await conn.domainAttachDevice(ref, disk("vdq"), flags);
        same(
          await where(conn, ref, "vdq"),
          expected,
          `where a disk is that was attached with flags ${flags}`,
        );
        await conn.domainDetachDevice(ref, disk("vdq"), flags);
        same(await where(conn, ref, "vdq"), [false, false], `where it is once it was detached`);
      }
      await conn.domainAttachDevice(ref, disk("vdr"), both);
      await conn.domainDetachDevice(ref, disk("vdr"), CONFIG);
      same(
        await where(conn, ref, "vdr"),
        [true, false],
        "where a disk is that went from the definition only",
      );
    },
  );

  suite.test(
    "a device of a domain that is off is one of its definition",
    [...needs, "domainDetachDevice"],
    async (conn) => {
      const ref = await definedGuest(suite, conn, 0x102);
      await conn.domainAttachDevice(ref, disk("vdq"), CONFIG);
      same(await where(conn, ref, "vdq"), [true, true], "where the disk is");
      const codes = [ErrorNumber.OPERATION_INVALID];
      await rejects(conn.domainAttachDevice(ref, disk("vdr"), LIVE), codes, "LIVE of what does not run");
      await rejects(conn.domainDetachDevice(ref, disk("vdq"), both), codes, "both of what does not run");
      same(await where(conn, ref, "vdq"), [true, true], "where it is after the refusals");
    },
  );

  suite.test("a device is changed where the flags say", [...needs, "domainUpdateDevice"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x103);
    await conn.domainUpdateDevice(ref, card, CONFIG);
    same(await where(conn, ref, "<link state='down'/>"), [false, true], "which cards are down");
    await conn.domainUpdateDevice(ref, card, LIVE);
    same(await where(conn, ref, "<link state='down'/>"), [true, true], "which cards are down then");
    await rejects(conn.domainUpdateDevice(ref, disk("vdz"), LIVE), refused, "changing what is not there");
  });

  suite.test(
    "a device that is there already, one that is not there, and no device at all are refused",
    [...needs, "domainDetachDevice"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x104);
      const before = await conn.domainGetXMLDesc(ref, 0);
      await rejects(conn.domainAttachDevice(ref, disk("vda"), LIVE), refused, "a target that is taken");
      await rejects(conn.domainDetachDevice(ref, disk("vdz"), LIVE), refused, "a target that is not there");
      for (const xml of ["", "<disk", "<network/>", "<domain/>", "<disk type='file'/>"]) {
        await rejects(conn.domainAttachDevice(ref, xml, LIVE), refused, `attaching ${JSON.stringify(xml)}`);
      }
      same(await conn.domainGetXMLDesc(ref, 0), before, "the description after the refusals");
    },
  );

  suite.test(
    "where one of two changes fails, neither is made",
    [...needs, "domainDetachDevice"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x105);
      await conn.domainAttachDevice(ref, disk("vdq"), CONFIG);
      await rejects(conn.domainAttachDevice(ref, disk("vdq"), both), refused, "a target taken in one of two");
      same(await where(conn, ref, "vdq"), [false, true], "where the disk is after the refusal");
      await rejects(
        conn.domainDetachDevice(ref, disk("vdq"), both),
        refused,
        "a target missing in one of two",
      );
      same(await where(conn, ref, "vdq"), [false, true], "where it is after that refusal");
    },
  );

  suite.test(
    "a device is detached by the name that it was given",
    [...needs, "domainDetachDeviceAlias"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x106);
      await conn.domainAttachDevice(ref, disk("vdq"), LIVE);
      const described = await conn.domainGetXMLDesc(ref, 0);
      const [after = ""] = described.slice(described.lastIndexOf("vdq'")).split("</disk>");
      const alias = /<alias name='([^']+)'/.exec(after)?.[1];
      check(alias !== undefined, "the disk's alias: expected one, got none");
      await conn.domainDetachDeviceAlias(ref, alias, LIVE);
      await suite.settle();
      same(await where(conn, ref, "vdq"), [false, false], "where the disk is");
      await rejects(conn.domainDetachDeviceAlias(ref, "nobody", LIVE), refused, "a name that nobody has");
    },
  );
}

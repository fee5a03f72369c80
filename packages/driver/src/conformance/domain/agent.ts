import { ErrorNumber } from "../../errors/number.js";
import { DomainGuestInfoTypes, DomainInterfaceAddressesSource } from "../../flags/domain.generated.js";
import { check, rejects, same } from "../assert.js";
import type { Context } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const wrongState = ErrorNumber.OPERATION_INVALID;
const refused = [
  ErrorNumber.INVALID_ARG,
  wrongState,
  ErrorNumber.OPERATION_FAILED,
  ErrorNumber.INTERNAL_ERROR,
];

/** What the guest itself answers, by its agent. */
export function agentTests(suite: Context): void {
  suite.test("a guest that runs has a name", [...guestNeeds, "domainGetHostname"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x161);
    check(/^\S+$/.test(await conn.domainGetHostname(ref, 0)), "its name: expected one without blanks");
    const off = await definedGuest(suite, conn, 0x162);
    await rejects(conn.domainGetHostname(off, 0), wrongState, "the name of what is off");
  });

  suite.test(
    "a guest's clock is set, and runs on from there",
    [...guestNeeds, "domainGetTime", "domainSetTime"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x163);
      const seconds = 1_000_000_000;
      await conn.domainSetTime(ref, { seconds, nseconds: 0 }, 0);
      const time = await conn.domainGetTime(ref, 0);
      check(
        time.seconds >= seconds && time.seconds < seconds + 3600,
        `the clock: expected ${seconds} or a little more, got ${time.seconds}`,
      );
      check(
        time.nseconds >= 0 && time.nseconds < 1e9,
        `nanoseconds: expected less than 1e9, got ${time.nseconds}`,
      );
      for (const wrong of [
        { seconds: -1, nseconds: 0 },
        { seconds, nseconds: 1e9 },
      ]) {
        await rejects(conn.domainSetTime(ref, wrong, 0), refused, `setting ${JSON.stringify(wrong)}`);
      }
      check((await conn.domainGetTime(ref, 0)).seconds < seconds + 3600, "the clock after the refusals");
    },
  );

  suite.test(
    "a guest's cards have the addresses of its document",
    [...guestNeeds, "domainInterfaceAddresses"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x164);
      for (const source of Object.values(DomainInterfaceAddressesSource)) {
        const cards = await conn.domainInterfaceAddresses(ref, source, 0);
        const card = cards.find(({ hwaddr }) => hwaddr === "52:54:00:00:00:01");
        check(
          card !== undefined,
          `source ${source}: expected the card's address among ${JSON.stringify(cards)}`,
        );
        for (const { addr, prefix } of cards.flatMap(({ addrs }) => addrs)) {
          check(/^[\d.]+$|:/.test(addr), `an address: expected IPv4 or IPv6, got ${addr}`);
          check(prefix >= 0 && prefix <= 128, `a prefix: expected 0 to 128, got ${prefix}`);
        }
      }
      await rejects(conn.domainInterfaceAddresses(ref, 99, 0), refused, "a source that is none");
      const off = await definedGuest(suite, conn, 0x165);
      await rejects(conn.domainInterfaceAddresses(off, 0, 0), wrongState, "those of what is off");
    },
  );

  suite.test(
    "file systems are told, frozen and thawed",
    [...guestNeeds, "domainGetFSInfo", "domainFSFreeze", "domainFSThaw"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x166);
      const mounted = await conn.domainGetFSInfo(ref, 0);
      check(mounted.length > 0, "what is mounted: expected something, got nothing");
      for (const { mountpoint } of mounted) check(mountpoint.startsWith("/"), `a mount point: ${mountpoint}`);
      same(await conn.domainFSFreeze(ref, undefined, 0), mounted.length, "how many were frozen");
      same(await conn.domainFSThaw(ref, undefined, 0), mounted.length, "how many were thawed");
      const off = await definedGuest(suite, conn, 0x167);
      await rejects(conn.domainFSFreeze(off, undefined, 0), wrongState, "freezing what is off");
    },
  );

  suite.test(
    "a guest tells of itself what it is asked for",
    [...guestNeeds, "domainGetGuestInfo"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x168);
      const { HOSTNAME, OS } = DomainGuestInfoTypes;
      same(Object.keys(await conn.domainGetGuestInfo(ref, HOSTNAME, 0)), ["hostname"], "what it tells");
      same(Object.keys(await conn.domainGetGuestInfo(ref, OS, 0)), ["os"], "what it tells then");
      const all = await conn.domainGetGuestInfo(ref, 0, 0);
      check(
        "hostname" in all && "os" in all,
        `all of it: expected hostname and os among ${Object.keys(all)}`,
      );
      const off = await definedGuest(suite, conn, 0x169);
      await rejects(conn.domainGetGuestInfo(off, 0, 0), wrongState, "asking what is off");
    },
  );

  suite.test(
    "keys of a user are added and taken away",
    [...guestNeeds, "domainAuthorizedSSHKeysGet", "domainAuthorizedSSHKeysSet"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x16a);
      const keys = () => conn.domainAuthorizedSSHKeysGet(ref, "root", 0);
      await conn.domainAuthorizedSSHKeysSet(ref, "root", ["ssh-ed25519 AAAA one"], 0);
      await conn.domainAuthorizedSSHKeysSet(ref, "root", ["ssh-ed25519 AAAA two"], 1);
      same((await keys()).length, 2, "how many keys there are");
      await conn.domainAuthorizedSSHKeysSet(ref, "root", ["ssh-ed25519 AAAA one"], 2);
      same(await keys(), ["ssh-ed25519 AAAA two"], "the keys");
      await rejects(
        conn.domainAuthorizedSSHKeysSet(ref, "root", [], 3),
        refused,
        "adding and removing at once",
      );
    },
  );
}

import { ErrorNumber } from "../../errors/number.js";
import { check, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";
import { guestNeeds, runningGuest } from "../domain/guest.js";

const mac = "52:54:00:00:00:01";

/** The addresses that networks have leased. */
export function leaseTests(suite: Context): void {
  suite.test(
    "a guest on a network has a lease, which is found by its address",
    [...guestNeeds, "networkGetDHCPLeases", "networkLookupByName"],
    async (conn) => {
      await runningGuest(suite, conn, 0x191);
      const network = await conn.networkLookupByName("default");
      const all = await conn.networkGetDHCPLeases(network, undefined, 0);
      const ours = await conn.networkGetDHCPLeases(network, mac, 0);
      check(ours.length > 0, "the guest's leases: expected one, got none");
      for (const lease of ours) same(lease.mac, mac, "the address of a lease that was asked for");
      same(all.filter((lease) => lease.mac === mac).length, ours.length, "how many of all are the guest's");
      for (const { ipaddr, prefix, expirytime } of all) {
        check(/^[\d.]+$|:/.test(ipaddr), `an address: expected IPv4 or IPv6, got ${ipaddr}`);
        check(prefix > 0 && prefix <= 128, `a prefix: expected 1 to 128, got ${prefix}`);
        check(Number.isSafeInteger(expirytime), `an end: expected seconds, got ${expirytime}`);
      }
      same(await conn.networkGetDHCPLeases(network, "52:54:00:ff:ff:fe", 0), [], "those of a stranger");
    },
  );

  suite.test(
    "a network that is off, and one that is gone, have no leases",
    ["networkGetDHCPLeases", "networkDefineXML", "networkXML"],
    async (conn) => {
      const off = await conn.networkDefineXML(suite.fixtures.networkXML!("off", testUuid(0x192)), 0);
      const { OPERATION_INVALID, NO_NETWORK } = ErrorNumber;
      await rejects(conn.networkGetDHCPLeases(off, undefined, 0), OPERATION_INVALID, "those of what is off");
      const gone = { name: "gone", uuid: testUuid(0x193) };
      await rejects(conn.networkGetDHCPLeases(gone, undefined, 0), NO_NETWORK, "those of what is gone");
    },
  );
}

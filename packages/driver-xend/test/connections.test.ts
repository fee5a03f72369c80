/** What real xends do with connections, and what became of those who trusted them. */
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { config, domainXml, openAt, startPair, uuidOf } from "./support.js";

it("creates and defines on a xend that answers a missing domain with a connection that it never reads again", async () => {
  await using pair = await startPair({ version: "3.1" });
  for (let n = 1; n <= 25; n++) {
    await pair.connection.domainCreateXML(domainXml(`web${n}`, uuidOf(n)), 0);
    await pair.connection.domainDefineXML(domainXml(`idle${n}`, uuidOf(100 + n)), 0);
  }
  expect(pair.xend.domains).toHaveLength(51);
});

it("is told at once that a domain has just gone", async () => {
  await using pair = await startPair({ version: "3.1" });
  pair.xend.add(config("web1", uuidOf(1)), "running");
  const web = await pair.connection.domainLookupByName("web1");
  await pair.connection.domainDestroy(web, 0);
  for (let n = 0; n < 3; n++) {
    const error: LibvirtError = await pair.connection.domainSuspend(web).catch((error) => error);
    expect(error).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
  }
  expect(await pair.connection.listDomains()).toEqual([0]);
});

it.each(["3.0.2", "3.0.3"] as const)(
  "keeps no other client waiting on xend %s, which serves one connection at a time",
  async (version) => {
    await using pair = await startPair({ version });
    pair.xend.add(config("web1", uuidOf(1)), "running");
    const other = await openAt(pair.xend.uri);
    const connections = [pair.connection, other];
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, n) => connections[n % 2]!.domainLookupByName!("web1")),
    );
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([1]));
    expect(await other.listAllDomains!(0)).toHaveLength(2);
    await other.close();
  },
);

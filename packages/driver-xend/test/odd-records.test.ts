/** One record that makes no sense hides none of the others. */
import { ConnectListAllDomainsFlags, ErrorLevel, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { XEND_VERSIONS, xendFaults } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { config, startPair, uuidOf } from "./support.js";

const whole = (fields: string) =>
  `(domain (name other) (memory 64) (maxmem 64) (vcpus 1) (state -b----) ${fields})`;
const good = whole(`(domid 7) (uuid ${uuidOf(7)})`);
const answers = (body: string) => xendFaults.status(200, "OK", body, "application/sxp");

const odd: readonly (readonly [what: string, record: string, known: object | undefined, told: RegExp])[] = [
  [
    "an id below 0",
    whole(`(domid -1) (uuid ${uuidOf(8)})`).replace("other", "web8"),
    { ref: { uuid: uuidOf(8), name: "web8" } },
    /'web8' has the domid "-1", which is no id; it is listed without its figures/,
  ],
  [
    "a short uuid",
    whole("(domid 8) (uuid 5eed0000)").replace("other", "web8"),
    undefined,
    /'web8' has the uuid "5eed0000", which is none; it is left out/,
  ],
  [
    "no memory",
    `(domain (name web8) (domid 8) (uuid ${uuidOf(8)}) (maxmem 64) (vcpus 1))`,
    { ref: { uuid: uuidOf(8), name: "web8", id: 8 } },
    /'web8' has no memory, which/,
  ],
  [
    "no name",
    `(domain (domid 8) (uuid ${uuidOf(8)}) (memory 64) (maxmem 64) (vcpus 1))`,
    { ref: { uuid: uuidOf(8), id: 8 } },
    /a domain without a name/,
  ],
];

describe.each(odd)("a domain with %s", (_what, record, known, told) => {
  it.each(["3.0.2", "4.1"] as const)(
    "is listed as far as it is known by xend %s, with the others",
    async (version) => {
      await using pair = await startPair({ version });
      const lists = { when: ({ query }: { query: ReadonlyMap<string, string> }) => query.has("detail") };
      pair.xend.misbehave(answers(`(${record} ${good})`), lists);
      const rows = await pair.connection.listAllDomains(0);
      expect(rows).toContainEqual(
        expect.objectContaining({ ref: { uuid: uuidOf(7), name: "other", id: 7 } }),
      );
      expect(rows.filter(({ ref }) => ref.uuid === uuidOf(8))).toEqual(known === undefined ? [] : [known]);
      expect(pair.warnings).toMatchObject([{ level: ErrorLevel.WARNING, code: ErrorNumber.RPC }]);
      expect(pair.warnings[0]!.message).toMatch(told);
    },
  );
});

it("lists what an odd domain is among, where each is asked for by its name", async () => {
  await using pair = await startPair({ version: "4.1" });
  pair.xend.add(config("idle", uuidOf(1)), "halted");
  pair.xend.add(config("odd", uuidOf(2)), "halted");
  pair.xend.misbehave(answers(`(domain (name odd) (uuid ${uuidOf(2)}) (memory lots) (maxmem 1) (vcpus 1))`), {
    when: ({ path }) => path[2] === "odd" || path[2] === uuidOf(2),
    times: 2,
  });
  const rows = await pair.connection.listAllDomains(0);
  expect(rows.map(({ ref, info }) => [ref.name, info !== undefined])).toEqual([
    ["Domain-0", true],
    ["idle", true],
    ["odd", false],
  ]);
  const error: LibvirtError = await pair.connection
    .domainGetInfo({ uuid: uuidOf(2) })
    .catch((error) => error);
  expect(error.message).toMatch(/the domain 'odd' has the memory "lots", which is no number of MiB$/);
});

it.each(XEND_VERSIONS)(
  "reads fractions of a MiB, and a limit beyond counting, of xend %s",
  async (version) => {
    await using pair = await startPair({ version });
    const { connection, xend } = pair;
    const { memory } = await connection.nodeGetInfo();
    const zero = "(domid 0) (uuid 00000000-0000-0000-0000-000000000000)";
    const unlimited = whole(zero)
      .replace("other", "Domain-0")
      .replace("(maxmem 64)", "(maxmem 17592186044415)");
    xend.misbehave(answers(`(${unlimited} ${good.replace("(memory 64)", "(memory 512.5)")})`), {
      when: ({ query }) => query.has("detail"),
    });
    const rows = await connection.listAllDomains(ConnectListAllDomainsFlags.ACTIVE);
    expect(rows.map(({ info }) => [info?.memory, info?.maxMem])).toEqual([
      [65_536, memory],
      [524_800, 65_536],
    ]);
    expect(pair.warnings).toEqual([]);
  },
);

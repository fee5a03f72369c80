/** One record that makes no sense hides none of the others. */
import { ConnectListAllDomainsFlags, ErrorLevel, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { XEND_VERSIONS, xendFaults } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, it } from "vitest";
import { config, domainXml, startPair, uuidOf } from "./support.js";

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

it.each([
  ["a MAC address that is none", "(name web8)", "(device (vif (bridge b) (mac 0)))", "web8"],
  ["control characters in its name", "(name 'we\\x01b8')", "", "we\uFFFDb8"],
  [
    "control characters in a path",
    "(name web8)",
    "(device (vbd (dev xvda) (uname 'file:/a\\x02') (mode w)))",
    "web8",
  ],
  ["a name longer than any", `(name ${"n".repeat(300)})`, "", "n".repeat(300)],
] as const)(
  "describes a domain with %s so that our reader and today's schema take it",
  async (_, said, devices, name) => {
    await using pair = await startPair({ version: "4.1" });
    const image = "(image (linux (kernel /k)))";
    const record = `(domain ${said} (uuid ${uuidOf(8)}) (memory 64) (maxmem 64) (vcpus 1) ${image} ${devices})`;
    pair.xend.misbehave(answers(record), { when: ({ path }) => path[2] === uuidOf(8), times: 2 });
    const xml = await pair.connection.domainGetXMLDesc({ uuid: uuidOf(8) }, 0);
    expect(parseDomain(xml).domain.name).toBe(name);
    expect(validateDomain(xml)).toEqual([]);
  },
);

it("says in which line of a document something stands that xend has no words for", async () => {
  await using pair = await startPair({ version: "4.1" });
  const lines = domainXml("web8", uuidOf(8)).replace(
    "</devices>",
    "\n<watchdog model='i6300esb'/>\n<filesystem type='mount'><source dir='/s'/><target dir='t'/></filesystem></devices>",
  );
  const line = lines.slice(0, lines.indexOf("<watchdog")).split("\n").length;
  const error: LibvirtError = await pair.connection.domainDefineXML(lines, 0).catch((error) => error);
  expect(error).toMatchObject({ code: ErrorNumber.CONFIG_UNSUPPORTED, int1: line });
  expect(error.message).toContain(`/domain/devices/watchdog[1] (line ${line}, column 1)`);
  expect(error.message).toContain(`/domain/devices/filesystem[1] (line ${line + 1}, column 1)`);
  const titled = domainXml("web8", uuidOf(8)).replace("<devices>", "\n\n<title>t</title>\n<devices>");
  await pair.connection.domainDefineXML(titled, 0);
  expect(pair.warnings.map(({ message, int1 }) => [message.replace(/.*: \//, "/"), int1])).toEqual([
    [expect.stringContaining("/domain/title"), titled.slice(0, titled.indexOf("<title>")).split("\n").length],
  ]);
});

/** To another host: xl hands its name to a shell, and a guest must not run twice, or nowhere, without anybody knowing. */
import { existsSync } from "node:fs";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { migrationHost } from "../src/migration-host.js";
import { failure, guestXml, TestHost, uuidOf } from "./host.js";

const canary = "/driver-xl-canary";

async function hostWithGuest(paused = false) {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), paused });
  return { host, conn: await host.open(), ref: { uuid: uuidOf(1), name: "one", id } };
}

test.each([
  ["xen+ssh://host/", "host"],
  ["xen+ssh://host", "host"],
  ["xenmigr://host-2.example.org/", "host-2.example.org"],
  ["xen+ssh://10.0.0.2/", "10.0.0.2"],
  ["xen+ssh://[fe80::1]/", "fe80::1"],
  ["xen+ssh://my_alias/", "my_alias"],
])("%s names a host", (uri, host) => {
  expect(migrationHost(uri)).toBe(host);
});

const shellWords = [
  "-oProxyCommand=touch",
  "--help",
  "-s",
  "",
  ".",
  "..",
  "a..b",
  "a.",
  "-a",
  "a-",
  `a;touch ${canary}`,
  `$(touch ${canary})`,
  `\`touch ${canary}\``,
  `a|touch ${canary}`,
  `a&touch ${canary}`,
  `a\ntouch ${canary}`,
  "a\n",
  "a b",
  "a\tb",
  "'a'",
  '"a"',
  "a>b",
  "a<b",
  "a*",
  "a?",
  "~root",
  "$IFS",
  "%24(touch)",
  "a\0b",
  "a\\b",
  "user@host",
  "host:22",
  "[::1",
  "[fe80::1%eth0]",
  "[$(touch)]",
  "[host]",
  "::1",
  "ünïcödé",
  "x".repeat(254),
];

test.each(shellWords)("no shell sees the host %j", async (word) => {
  const { host, conn, ref } = await hostWithGuest();
  for (const scheme of ["xen+ssh", "xenmigr"]) {
    await expect(conn.domainMigrateToURI(ref, `${scheme}://${word}/`, {}, 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  }
  expect(host.fake.calls).toEqual([]);
  expect(existsSync(canary)).toBe(false);
});

test.each([
  "host",
  "xen:///",
  "xen://host/",
  "qemu+ssh://host/system",
  "xen+ssh://host/path",
  "xen+ssh://host/?a=b",
  "xen+ssh:///",
  "XEN+SSH://host/",
  "xen+ssh://host/\n",
])("%j is no URI of a migration", (uri) => {
  expect(() => migrationHost(uri)).toThrow("expected xen+ssh://HOST/");
});

test("a guest that has moved is gone here, its definition is not, and what xl said is told", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const active = await conn.domainCreate(await conn.domainDefineXML(guestXml("one", 1), 0), 0);
  const lines: string[] = [];
  const moved = (await conn.domainMigrateToURI(active, "xen+ssh://other/", {}, 1, {
    onProgress: (line) => lines.push(line),
  }))!;
  expect(moved).toEqual({ uuid: uuidOf(1), name: "one" });
  expect(host.fake.deeds.at(-1)).toBe(`migrate ${active.id} other`);
  expect(lines.at(-1)).toBe("Migration successful.");
  expect(await conn.domainLookupByName("one")).toEqual(moved);
  await expect(conn.domainMigrateToURI(moved, "xen+ssh://other/", {}, 0)).rejects.toMatchObject({
    code: ErrorNumber.OPERATION_INVALID,
  });
});

/** As xl 4.17 said it on a host without ssh. */
const output =
  "sh: exec: line 0: ssh: not found\nlibxl: error: libxl_utils.c:505:libxl_read_exactly: file/stream truncated reading banner from migration receiver stream\n";

test("a migration that fails says where the guest is", async () => {
  const { host, conn, ref } = await hostWithGuest();
  host.fake.behave({ fails: { migrate: { status: 1, output } } });
  const stays = await failure(conn.domainMigrateToURI(ref, "xen+ssh://other/", {}, 0));
  expect(stays.message).toMatch(/the guest still runs here.*ssh: not found/);
  host.fake.behave({ lies: { migrate: "nothing happened\n" } });
  const lied = await failure(conn.domainMigrateToURI(ref, "xen+ssh://other/", {}, 0));
  expect(lied.message).toMatch(/the guest still runs here: nothing happened/);
  host.fake.behave({ fails: { migrate: { status: 137, output: "", loses: true } } });
  const gone = await failure(conn.domainMigrateToURI(ref, "xen+ssh://other/", {}, 0));
  expect(gone.message).toMatch(
    /not here any more; look on other before you start it again.*killed by signal 9/,
  );
});

test("what cannot react does not move, and what xl cannot do is not asked of it", async () => {
  const { host, conn, ref } = await hostWithGuest(true);
  await expect(conn.domainMigrateToURI(ref, "xen+ssh://other/", {}, 0)).rejects.toThrow("it is paused");
  await expect(conn.domainMigrateToURI(ref, "xen+ssh://other/", {}, 2)).rejects.toMatchObject({
    code: ErrorNumber.ARGUMENT_UNSUPPORTED,
  });
  expect(host.fake.deeds).toEqual([]);
});

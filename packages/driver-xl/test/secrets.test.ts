/** Passwords are never told, in whatever xl says. */
import { statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { filesThatSay, processesThatSay } from "@libvirt-ts/testkit";
import { expect, test, vi } from "vitest";
import { failure, guestXml, TestHost, uuidOf } from "./host.js";

test("what xl says is told line by line while it works, without secrets", async () => {
  const host = new TestHost();
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate }, dislikes: "vfb" });
  const conn = await host.open();
  const lines: string[] = [];
  const screen = "<devices><graphics type='vnc' port='-1' passwd='GEHEIM'/></devices>";
  const creating = conn.domainCreateXML(guestXml("one", 1, screen), 0, {
    onProgress: (line) => lines.push(line),
  });
  const failed = failure(creating);
  await vi.waitFor(() => expect(lines).toEqual(["create begins"]), 100_000);
  writeFileSync(gate, "");
  await failed;
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^Parsing config from /),
    expect.stringMatching(/config parsing error near .*\*\*\*/),
    "Failed to parse config: Invalid argument",
  ]);
  expect(lines.join()).not.toContain("GEHEIM");
});

test("a password is not told, even where xl quotes its line", async () => {
  const host = new TestHost();
  host.fake.behave({ dislikes: "vfb" });
  const conn = await host.open();
  const secret = `GEHEIM"'\\x`;
  const escaped = secret.replaceAll("'", "&apos;");
  const screen = `<devices><graphics type='vnc' port='-1' passwd='${escaped}'/></devices>`;
  const error = await failure(conn.domainCreateXML(guestXml("one", 1, screen), 0));
  expect(error.message).toContain("config parsing error near");
  expect(error.message).toContain("***");
  expect(JSON.stringify(error)).not.toContain("GEHEIM");
});

test("a password is in no list of processes while xl works, and in no file that others can read", async () => {
  const host = new TestHost();
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate } });
  const conn = await host.open();
  const screen = "<devices><graphics type='vnc' port='-1' passwd='GEHEIM'/></devices>";
  const creating = conn.domainCreateXML(guestXml("one", 1, screen), 0);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("create"), 100_000);
  expect(processesThatSay(host.fake.command)).not.toEqual([]);
  expect(processesThatSay("GEHEIM")).toEqual([]);
  const holding = filesThatSay(host.stateDir, "GEHEIM");
  expect(holding.map((path) => basename(path)).sort()).toEqual(["config", "secrets"]);
  expect(holding.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
  writeFileSync(gate, "");
  await creating;
  expect(JSON.stringify(host.fake.calls)).not.toContain("GEHEIM");
});

test("passwords do not come in from xl", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), vnc: "GEHEIM" });
  const conn = await host.open();
  expect(await conn.domainGetXMLDesc({ uuid: uuidOf(1), id }, 0)).not.toContain("GEHEIM");
});

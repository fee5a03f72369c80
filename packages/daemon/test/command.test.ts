/** `libvirt-tsd` as it is typed: its options, its file, its signals. */
import { readdirSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { message, RawClient, text } from "./raw-client.js";
import { notBuilt, Workshop } from "./workshop.js";

let shop: Workshop;
beforeEach(() => {
  shop = new Workshop();
});
afterEach(() => shop[Symbol.asyncDispose]());

const path = (name: string) => shop.path(name);
const config = (value: unknown) => {
  writeFileSync(path("tsd.json"), JSON.stringify(value));
  return ["--config", path("tsd.json")];
};
const daemon = (...argv: string[]) => shop.tsd(...argv);

if (notBuilt !== undefined) console.log(`skipped: the command libvirt-tsd: ${notBuilt}`);
describe.skipIf(notBuilt !== undefined)("the command", () => {
  test("serves until it is told to end, and answers what it was asked", async () => {
    const tsd = daemon("--uri", "test:///default", "--socket", path("own"), "--log-format", "json");
    await tsd.until('"message":"listening"');
    using client = new RawClient(path("own"));
    await client.open();
    expect((await client.ask({ procedure: 59 })).status).toBe(0);
    client.send(message({ procedure: 59, serial: 8 }));
    expect((await client.next()).serial).toBe(8);
    tsd.child.kill("SIGTERM");
    await client.closed;
    expect(await tsd.ended).toBe(0);
    expect(readdirSync(shop.folder)).toEqual([]);
    for (const line of tsd.told().trim().split("\n"))
      expect(JSON.parse(line)).toMatchObject({ level: "info" });
  });

  test("takes a new configuration by SIGHUP, keeps the old one where it is wrong, and serves on", async () => {
    const listener = { type: "unix", path: path("own") };
    const write = (more: object, rest: object = {}) =>
      config({
        uris: ["test:///default"],
        listeners: [{ ...listener, ...more }],
        log: { level: "info" },
        ...rest,
      });
    const tsd = daemon(...write({}));
    await tsd.until("listening");
    using client = new RawClient(path("own"));
    await client.open();
    const { payload } = await client.ask({ procedure: 23 }, text("test"));
    write({ allow: [{ operations: ["read"] }] });
    tsd.child.kill("SIGHUP");
    await tsd.until("the configuration is read again");
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(1);
    write({ allow: [{ operations: ["reed"] }] });
    tsd.child.kill("SIGHUP");
    await tsd.until("the configuration is not taken");
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(1);
    write({}, { log: { level: "warn" }, uris: ["test:///default", "xen:///system"] });
    tsd.child.kill("SIGHUP");
    await tsd.until('a new start is needed for more what="uris"');
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(0);
    tsd.child.kill("SIGTERM");
    expect(await tsd.ended).toBe(0);
    expect(tsd.told()).not.toContain("ended");
  });

  test("ends with one line and status 1 where it cannot listen", async () => {
    const tsd = daemon("--tcp", "0.0.0.0");
    expect(await tsd.ended).toBe(1);
    expect(tsd.told()).toMatch(/^libvirt-tsd: tcp 0\.0\.0\.0: [^\n]*insecure[^\n]*\n$/);
  });

  test("--check says whether it would", async () => {
    expect(await daemon("--check", ...config({ limits: { clients: 5 } })).ended).toBe(0);
    const wrong = daemon("--check", ...config({ limit: {} }));
    expect(await wrong.ended).toBe(1);
    expect(wrong.told()).toContain("`limit` is unknown");
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import {
  type Credentials,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  noPeers,
} from "@libvirt-ts/driver";
import { afterAll, describe, expect, it } from "vitest";
import { testDriver } from "../index.js";

const folder = mkdtempSync(join(tmpdir(), "node-users-"));
afterAll(() => rmSync(folder, { recursive: true }));
/** Fred, whose password is `secret`, and `open`, who needs none. */
const today = fileURLToPath(new URL("../../fixtures/today/node-auth.xml", import.meta.url));

const open = (
  path: string,
  credentials?: () => Credentials | Promise<Credentials>,
): Promise<DriverConnection> =>
  testDriver.open({
    uri: `test://${path}`,
    readOnly: false,
    peers: noPeers,
    warn: () => {},
    ...(credentials && { credentials }),
  });

const named = (name: string, users: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `<node><auth>${users}</auth></node>`);
  return path;
};

const failed = { code: ErrorNumber.AUTH_FAILED, domain: ErrorDomain.TEST };

describe("a node that says who may open it", () => {
  it.each([
    ["with the password", { username: "fred", password: "secret" }],
    ["without one, where none is set", { username: "open" }],
    ["with one too much, where none is set", { username: "open", password: "x" }],
  ])("is open to its users: %s", async (_, credentials) => {
    const conn = await open(today, async () => credentials);
    expect(await conn.numOfDomains!()).toBeGreaterThan(0);
    await conn.close();
  });

  it.each([
    ["a wrong password", { username: "fred", password: "wrong-one" }],
    ["another's spelling", { username: "Fred", password: "secret" }],
    ["no password", { username: "fred" }],
    ["an empty one", { username: "fred", password: "" }],
    ["a stranger", { username: "mallory", password: "secret" }],
    ["nobody", {}],
    ["nothing at all", undefined],
  ])("refuses %s, and tells neither password", async (_, credentials) => {
    const error: LibvirtError = await open(today, () => credentials as Credentials).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject(failed);
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toMatch(/secret|wrong-one/);
  });

  it("refuses who cannot be asked, and says what to give", async () => {
    await expect(open(today)).rejects.toMatchObject({
      ...failed,
      message: expect.stringContaining("credentials"),
    });
  });

  it("passes on what the one who was asked has thrown", async () => {
    await expect(open(today, () => Promise.reject(new Error("cancelled")))).rejects.toThrow("cancelled");
  });

  it("takes the first of two users of one name, and whatever characters a password has", async () => {
    const path = named("two.xml", "<user password='&lt;&quot;é龍'>fred</user><user password='b'>fred</user>");
    await (await open(path, () => ({ username: "fred", password: '<"é龍' }))).close();
    await expect(open(path, () => ({ username: "fred", password: "b" }))).rejects.toMatchObject(failed);
  });

  it("asks nobody where no user is named, and only once where one is", async () => {
    let asked = 0;
    const ask = (): Credentials => {
      asked += 1;
      return { username: "x" };
    };
    await (await open(named("none.xml", ""), ask)).close();
    expect(asked).toBe(0);
    await (await open(named("one.xml", "<user>x</user>"), ask)).close();
    expect(asked).toBe(1);
  });

  it("is none that can be read where a user has no name: told with the place, before anybody is asked", async () => {
    const path = named("nameless.xml", "<user>x</user><user password='secret'/>");
    const error: LibvirtError = await open(path, () => expect.unreachable()).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: ErrorNumber.XML_ERROR,
      message: expect.stringContaining("/node/auth[1]/user[2]"),
    });
    expect(inspect(error, { depth: 9 })).not.toContain("secret");
  });
});

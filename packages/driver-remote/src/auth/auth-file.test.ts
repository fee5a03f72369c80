import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { afterAll, describe, expect, it } from "vitest";
import { credentialsOf, parseAuthFile } from "./auth-file.js";

const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-auth-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (path: string, text: string): string => {
  const whole = join(folder, path);
  mkdirSync(join(whole, ".."), { recursive: true });
  writeFileSync(whole, text);
  return whole;
};

const sample = `# who we are
[credentials-one]
authname = fred@localhost
password = a = b # no comment

[credentials-two]
username=mary
password=

[auth-libvirt-kvm1.example]
credentials=one
[auth-libvirt-default]
credentials=two
[auth-esx-kvm1.example]
credentials=three
`;

describe("auth.conf", () => {
  it("has the credentials of a host, or those of every other", async () => {
    const own = file("sample.conf", sample);
    expect(await credentialsOf("kvm1.example", { own })).toEqual({
      username: "fred@localhost",
      password: "a = b # no comment",
    });
    expect(await credentialsOf("elsewhere", { own })).toEqual({ username: "mary", password: "" });
    expect(await credentialsOf("x", { own: file("empty.conf", "\r\n# nothing\r\n") })).toEqual({});
  });

  it("is the first of its places that can be read", async () => {
    const credentials = (name: string) =>
      `[credentials-c]\nauthname=${name}\npassword=p\n[auth-libvirt-default]\ncredentials=c\n`;
    const system = join(folder, "system");
    const options = { environment: {}, home: join(folder, "home"), system };
    expect(await credentialsOf("h", options)).toEqual({});
    file("system/auth.conf", credentials("system"));
    expect((await credentialsOf("h", options)).username).toBe("system");
    file("home/.config/libvirt/auth.conf", credentials("home"));
    expect((await credentialsOf("h", options)).username).toBe("home");
    file("xdg/libvirt/auth.conf", credentials("xdg"));
    const xdg = { XDG_CONFIG_HOME: join(folder, "xdg") };
    expect((await credentialsOf("h", { ...options, environment: xdg })).username).toBe("xdg");
    const told = { ...xdg, LIBVIRT_AUTH_FILE: file("told.conf", credentials("told")) };
    expect((await credentialsOf("h", { ...options, environment: told })).username).toBe("told");
    const own = file("own.conf", credentials("own"));
    expect((await credentialsOf("h", { ...options, environment: told, own })).username).toBe("own");
  });

  it.each([
    ["a line that is nothing", "[credentials-x]\nhunter2\n", "line 2: expected [group]"],
    ["a value without a group", "password=hunter2\n", "line 1: expected [group]"],
    ["a nameless value", "[a]\n=hunter2", "line 2: expected [group]"],
    ["a host without credentials", "[auth-libvirt-default]\npassword=hunter2", "has no credentials="],
    [
      "credentials that are not there",
      "[auth-libvirt-default]\ncredentials=x\npassword=hunter2",
      "[credentials-x], which is not there",
    ],
  ])("with %s is refused, and none of it is told", async (_what, text, message) => {
    const error = await credentialsOf("h", { own: file("broken.conf", text) }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: ErrorNumber.AUTH_UNAVAILABLE, nothingSent: true });
    expect(error.message).toContain(message);
    expect(JSON.stringify(error) + error.stack).not.toContain("hunter2");
  });

  it("that a URI names must be there", async () => {
    const error = await credentialsOf("h", { own: join(folder, "none.conf") }).catch((thrown) => thrown);
    expect(error.message).toContain("cannot be read: ENOENT");
  });

  it("is read in time that grows with its length alone", () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => `name${i}=${"[".repeat(i % 7)}`);
    expect(parseAuthFile(`[g]\n${lines.join("\n")}`, "p").get("g")?.size).toBe(50_000);
  });
});

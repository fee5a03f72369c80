/** Ports and sockets that are not ours: one line that says so, status 1, and nothing of others' is touched. */
import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { notBuilt, program, Workshop } from "./workshop.js";

const nobody = 65_534;

/** Why nobody else can be played: it takes root to be another, and a folder that another can read. */
function unavailable(): string | undefined {
  if (notBuilt !== undefined) return notBuilt;
  if (process.getuid?.() !== 0) return "only root can be another user";
  const as = { uid: nobody, gid: nobody, stdio: "ignore" } as const;
  const { status } = spawnSync(process.execPath, [program, "--version"], as);
  return status === 0 ? undefined : "another user cannot run what is built here";
}
const reason = unavailable();
if (reason !== undefined) console.log(`skipped: a libvirt-tsd of an ordinary user: ${reason}`);

/** Why there is no network of our own, where ports below 1024 are root's as on every host. */
function noNetwork(): string | undefined {
  const { status } = spawnSync("unshare", ["--net", "ip", "link", "set", "lo", "up"], { stdio: "ignore" });
  return status === 0 ? undefined : "no network namespaces, or no ip (Debian: iproute2)";
}
const lonely = reason ?? noNetwork();
if (reason === undefined && lonely !== undefined) console.log(`skipped: ports below 1024: ${lonely}`);

let shop: Workshop;
beforeEach(() => {
  shop = new Workshop();
  chmodSync(shop.folder, 0o755);
});
afterEach(() => shop[Symbol.asyncDispose]());

const asNobody = ["setpriv", "--reuid", `${nobody}`, "--regid", `${nobody}`, "--clear-groups", "--"];
/** A daemon of nobody's; it ends with one line. */
async function refused(argv: readonly string[], before: readonly string[] = []): Promise<string> {
  const [command = "", ...rest] = [...before, ...asNobody, process.execPath, program];
  const tsd = shop.run(command, [...rest, "--uri", "test:///default", ...argv]);
  expect(await tsd.ended, tsd.told()).toBe(1);
  expect(tsd.told()).toMatch(/^libvirt-tsd: [^\n]*\n$/);
  return tsd.told();
}

describe.skipIf(reason !== undefined)("an ordinary user", () => {
  test("has no socket in a folder of another's", async () => {
    expect(await refused(["--socket", shop.path("own")])).toContain(
      `${shop.path("own")}: this user may not listen there: the socket, or its folder, is another's`,
    );
    expect(readdirSync(shop.folder)).toEqual([]);
  });

  test.each([
    ["lives", 0o600],
    ["lives, and is open to all", 0o666],
  ])("does not take the place of another's daemon that %s", async (_, mode) => {
    // As /tmp: everybody may make files there, and nobody may take another's away.
    mkdirSync(shop.path("shared"));
    chmodSync(shop.path("shared"), 0o1777);
    const socket = shop.path("shared/own");
    const theirs = createServer().listen(socket);
    await once(theirs, "listening");
    chmodSync(socket, mode);
    const { ino } = statSync(socket);
    expect(await refused(["--socket", socket])).toMatch(/another daemon listens there|is another's/);
    expect(statSync(socket).ino).toBe(ino);
    expect(readdirSync(shop.path("shared"))).toEqual(["own"]);
    theirs.close();
  });

  test.each([0o600, 0o666])("nor the socket that another's daemon left: mode %o", async (mode) => {
    mkdirSync(shop.path("shared"));
    chmodSync(shop.path("shared"), 0o1777);
    const socket = shop.path("shared/own");
    const root = shop.tsd("--uri", "test:///default", "--socket", socket);
    await root.until("listening");
    chmodSync(socket, mode);
    await root.kill();
    expect(await refused(["--socket", socket])).toContain(
      `${socket}: this user may not listen there: the socket, or its folder, is another's`,
    );
    expect(readdirSync(shop.path("shared"))).toEqual(["own"]);
    // Whose it is takes its place.
    const again = shop.tsd("--uri", "test:///default", "--socket", socket);
    await again.until("listening");
  });

  test("cannot give a socket to a group that it is not of", async () => {
    mkdirSync(shop.path("nobodys"));
    execFileSync("chown", [`${nobody}`, shop.path("nobodys")]);
    const listener = { type: "unix", path: shop.path("nobodys/own"), group: 0 };
    expect(await refused(["--listener", JSON.stringify(listener)])).toContain(shop.path("nobodys/own"));
    expect(readdirSync(shop.path("nobodys"))).toEqual([]);
  });

  test.skipIf(lonely !== undefined).each(["tcp", "metrics"])(
    "has no port below 1024: --%s",
    async (option) => {
      const alone = ["unshare", "--net", "sh", "-c", 'ip link set lo up; exec "$@"', "sh"];
      const others = ["--socket", shop.path("sockets/own")];
      mkdirSync(shop.path("sockets"));
      chmodSync(shop.path("sockets"), 0o777);
      expect(await refused([...others, `--${option}`, "127.0.0.1:80"], alone)).toContain(
        "127.0.0.1:80: ports below 1024 are not for this user",
      );
      expect(readdirSync(shop.path("sockets"))).toEqual([]);
    },
  );
});

describe.skipIf(notBuilt !== undefined)("whoever it is", () => {
  test.each([
    ["a port that is taken", ["--tcp", "127.0.0.1:PORT"], "127.0.0.1:PORT: another program listens there"],
    [
      "an address of another host",
      ["--tcp", "192.0.2.1:0", "--insecure"],
      "192.0.2.1: this host has no such address",
    ],
    [
      "a folder that is not there",
      ["--socket", "FOLDER/none/own"],
      "FOLDER/none/own: there is no such folder",
    ],
    ["a file in the way", ["--socket", "FOLDER/file"], "FOLDER/file: it is there, and no socket"],
    ["a daemon in the way", ["--socket", "FOLDER/taken"], "FOLDER/taken: another daemon listens there"],
  ])("%s is told in one line, and what was opened is gone", async (_, argv, told) => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const other = createServer().listen(shop.path("taken"));
    await once(other, "listening");
    execFileSync("cp", ["/dev/null", shop.path("file")]);
    const { port } = taken.address() as { readonly port: number };
    const fill = (word: string) => word.replace("PORT", `${port}`).replace("FOLDER", shop.folder);
    const tsd = shop.tsd("--uri", "test:///default", "--socket", shop.path("first"), ...argv.map(fill));
    expect(await tsd.ended).toBe(1);
    expect(tsd.told()).toBe(`libvirt-tsd: ${fill(told)}\n`);
    expect(readdirSync(shop.folder).sort()).toEqual(["file", "taken"]);
    expect(readFileSync(shop.path("file"), "utf8")).toBe("");
    other.close();
    taken.close();
  });
});

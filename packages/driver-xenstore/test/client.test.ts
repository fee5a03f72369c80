import { expect, it } from "vitest";
import { isXenstoreError, XenstoreError, XenstoreRequestError } from "../src/client/index.js";
import { domainDaemons, eachDaemon, rejection, until, withDaemon } from "./support.js";

eachDaemon("the client on %s", (kind) => {
  it("writes, reads, lists and removes", () =>
    withDaemon(kind, async (client) => {
      await client.write("/a/b/c", "one");
      await client.write("/a/b/d", new Uint8Array([0, 1, 0xff, 0]));
      await client.mkdir("/a/empty");
      expect(await client.readText("/a/b/c")).toBe("one");
      expect([...(await client.read("/a/b/d"))]).toEqual([0, 1, 0xff, 0]);
      expect(await client.readText("/a/empty")).toBe("");
      expect((await client.directory("/a/b")).sort()).toEqual(["c", "d"]);
      expect(await client.directory("/a/empty")).toEqual([]);
      await client.rm("/a/b");
      expect(await client.directory("/a")).toEqual(["empty"]);
      const missing = await rejection(client.read("/a/b/c"));
      expect(missing).toBeInstanceOf(XenstoreError);
      expect(missing).toMatchObject({ code: "ENOENT", operation: "READ", path: "/a/b/c" });
    }));

  it("keeps every byte of a value, and every character up to U+00FF of a text", () =>
    withDaemon(kind, async (client) => {
      const all = Uint8Array.from({ length: 256 }, (_, i) => i);
      await client.write("/bytes", all);
      expect([...(await client.read("/bytes"))]).toEqual([...all]);
      const text = await client.readText("/bytes");
      await client.write("/text", text);
      expect([...(await client.read("/text"))]).toEqual([...all]);
      await client.write("/utf8", new TextEncoder().encode("grün ☂"));
      expect(await client.readText("/utf8", { encoding: "utf8" })).toBe("grün ☂");
    }));

  it("matches a thousand requests in flight to their replies", () =>
    withDaemon(kind, async (client) => {
      const ids = Array.from({ length: 1000 }, (_, i) => i);
      await Promise.all(ids.map((i) => client.write(`/many/${i}`, `value ${i}`)));
      const values = await Promise.all(ids.map((i) => client.readText(`/many/${i}`)));
      expect(values).toEqual(ids.map((i) => `value ${i}`));
    }));

  it("lists a directory that no single message of 4 KiB can hold", () =>
    withDaemon(kind, async (client) => {
      const names = Array.from({ length: 700 }, (_, i) => `node-${String(i).padStart(5, "0")}`);
      await Promise.all(names.map((name) => client.mkdir(`/long/${name}`)));
      expect((await client.directory("/long")).sort()).toEqual(names);
    }));

  it("reads and sets permissions", () =>
    withDaemon(kind, async (client, daemon) => {
      await client.write("/p", "");
      if (daemon.hasDomains) await daemon.setDomain(3, "running");
      const permissions = [
        { domid: 3, access: "none" },
        { domid: 0, access: "both" },
        { domid: 7, access: "read" },
      ] as const;
      await client.setPermissions("/p", permissions);
      expect(await client.getPermissions("/p")).toEqual(permissions);
    }));

  it("tells the path of a domain, existing or not", () =>
    withDaemon(kind, async (client) => {
      expect(await client.getDomainPath(12345)).toBe("/local/domain/12345");
    }));

  it("walks a tree with every request in flight", () =>
    withDaemon(kind, async (client) => {
      await Promise.all([client.write("/t/b/x", "1"), client.write("/t/a", "2"), client.mkdir("/t/b/y/z")]);
      const tree = await client.tree("/t");
      const flat = (node: typeof tree): unknown => [
        node.name,
        Buffer.from(node.value).toString(),
        [...node.children].sort((one, two) => one.name.localeCompare(two.name)).map(flat),
      ];
      expect(flat(tree)).toEqual([
        "t",
        "",
        [
          ["a", "2", []],
          [
            "b",
            "",
            [
              ["x", "1", []],
              ["y", "", [["z", "", []]]],
            ],
          ],
        ],
      ]);
      expect(isXenstoreError(await rejection(client.tree("/absent")), "ENOENT")).toBe(true);
      expect((await client.tree("/")).children.map(({ name }) => name)).toContain("t");
    }));

  it("reports changes at and below a watched node, its own included", () =>
    withDaemon(kind, async (client) => {
      const watch = await client.watch("/w");
      expect(await watch.next()).toEqual({ done: false, value: { type: "changed", path: "/w" } });
      await client.write("/w/deep/node", "1");
      expect(await watch.next()).toEqual({ done: false, value: { type: "changed", path: "/w/deep/node" } });
      await client.rm("/w/deep");
      await until(watch, (event) => event.type === "changed" && event.path === "/w/deep");
      await watch.close();
      expect(await watch.next()).toEqual({ done: true, value: undefined });
      await client.write("/w/other", "");
    }));

  it("keeps two watches on one path apart", () =>
    withDaemon(kind, async (client) => {
      const [one, two] = await Promise.all([client.watch("/w"), client.watch("/w")]);
      await one.close();
      await client.write("/w/x", "");
      await until(two, (event) => event.type === "changed" && event.path === "/w/x");
    }));

  it("ends a watch by its signal, and refuses one that is aborted already", () =>
    withDaemon(kind, async (client) => {
      const controller = new AbortController();
      const watch = await client.watch("/w", { signal: controller.signal });
      await watch.next();
      const next = rejection(watch.next());
      controller.abort(new Error("enough"));
      expect((await next).message).toBe("enough");
      expect((await rejection(client.watch("/w", { signal: controller.signal }))).message).toBe("enough");
    }));

  it("commits a transaction as a whole, and isolates it until then", () =>
    withDaemon(kind, async (client) => {
      await client.write("/n", "1");
      await client.transaction(async (transaction) => {
        await transaction.write("/n", "2");
        await transaction.write("/m", "3");
        expect(await transaction.readText("/n")).toBe("2");
        expect(await client.readText("/n")).toBe("1");
      });
      expect(await Promise.all([client.readText("/n"), client.readText("/m")])).toEqual(["2", "3"]);
    }));

  it("throws a transaction away when its body throws", () =>
    withDaemon(kind, async (client) => {
      const error = await rejection(
        client.transaction(async (transaction) => {
          await transaction.write("/n", "1");
          throw new Error("changed my mind");
        }),
      );
      expect(error.message).toBe("changed my mind");
      expect(await rejection(client.read("/n"))).toMatchObject({ code: "ENOENT" });
    }));

  it("repeats a transaction that lost a conflict, and gives up after the attempts", () =>
    withDaemon(kind, async (client) => {
      await client.write("/n", "0");
      let runs = 0;
      const increment = () =>
        client.transaction(
          async (transaction) => {
            const value = Number(await transaction.readText("/n"));
            await transaction.write("/n", String(value + 1));
            if (runs++ === 0) await client.write("/n", "41");
          },
          { attempts: 5 },
        );
      await increment();
      expect(await client.readText("/n")).toBe("42");
      expect(runs).toBe(2);
      let always = 0;
      const lost = await rejection(
        client.transaction(
          async (transaction) => {
            await transaction.readText("/n");
            await transaction.write("/n", "mine");
            await client.write("/n", String(always++));
          },
          { attempts: 3 },
        ),
      );
      expect(lost).toMatchObject({ code: "EAGAIN" });
      expect(always).toBe(3);
    }));

  it("lets concurrent transactions count to fifty", () =>
    withDaemon(kind, async (client) => {
      await client.write("/n", "0");
      const increment = () =>
        client.transaction(
          async (transaction) => {
            const value = Number(await transaction.readText("/n"));
            await transaction.write("/n", String(value + 1));
          },
          { attempts: 1000 },
        );
      await Promise.all(Array.from({ length: 50 }, increment));
      expect(await client.readText("/n")).toBe("50");
    }));

  it("refuses what is not over when a transaction has ended", () =>
    withDaemon(kind, async (client) => {
      const ended = await client.transaction(async (transaction) => transaction);
      expect(await rejection(ended.read("/"))).toBeInstanceOf(XenstoreRequestError);
    }));

  it("refuses locally what would harm the daemon, which lives on", () =>
    withDaemon(kind, async (client, daemon) => {
      const refused: [string, () => Promise<unknown>][] = [
        ["path.character", () => client.read("/a\0b")],
        ["path.character", () => client.read("/a b")],
        ["path.empty", () => client.read("")],
        ["path.slash", () => client.read("/a//b")],
        ["path.slash", () => client.read("/a/")],
        ["path.relative", () => client.read("a")],
        ["path.too-long", () => client.read(`/${"a".repeat(3072)}`)],
        ["request.too-long", () => client.write("/a", new Uint8Array(4096))],
        ["request.rm-root", () => client.rm("/")],
        ["request.permissions", () => client.setPermissions("/", [])],
        ["value.character", () => client.write("/a", "☂")],
        ["domid.range", () => client.getDomainPath(-1)],
        ["request.control", () => client.control([])],
        ["text.nul", () => client.control(["print", "a\0b"])],
      ];
      for (const [id, call] of refused) {
        const error = await rejection(call());
        expect(error).toBeInstanceOf(XenstoreRequestError);
        expect((error as XenstoreRequestError).problems[0]?.id).toBe(id);
      }
      expect(await client.directory("/")).toBeInstanceOf(Array);
      expect(daemon.pid).toBeGreaterThan(0);
    }));

  it("writes nothing as a read-only client", () =>
    withDaemon(
      kind,
      async (client) => {
        expect(await client.directory("/")).toBeInstanceOf(Array);
        const calls = [
          () => client.write("/a", "b"),
          () => client.rm("/a"),
          () => client.mkdir("/a"),
          () => client.control(["help"]),
        ];
        for (const call of calls) {
          expect((await rejection(call())).message).toContain("read-only");
        }
        expect(
          await rejection(client.transaction((transaction) => transaction.write("/a", "b"))),
        ).toBeInstanceOf(XenstoreRequestError);
      },
      { client: { readOnly: true } },
    ));

  it("connects sixty-four times at once, whatever the daemon's backlog", () =>
    withDaemon(kind, async (_client, daemon) => {
      const { XenstoreClient } = await import("../src/client/index.js");
      const clients = await Promise.all(
        Array.from({ length: 64 }, () => XenstoreClient.connect({ endpoint: daemon.socketPath })),
      );
      const lists = await Promise.all(clients.map((client) => client.directory("/")));
      expect(new Set(lists.map(String)).size).toBe(1);
      await Promise.all(clients.map((client) => client.close()));
    }));
});

eachDaemon(
  "domains on %s",
  (kind) => {
    it("introduces and releases them, and tells of both", () =>
      withDaemon(kind, async (client, daemon) => {
        const [introduced, released] = await Promise.all([
          client.watch("@introduceDomain"),
          client.watch("@releaseDomain"),
        ]);
        await Promise.all([introduced.next(), released.next()]);
        await daemon.setDomain(5, "running");
        await client.introduce(5, 1, 10);
        expect(await introduced.next()).toMatchObject({
          value: { type: "changed", path: "@introduceDomain" },
        });
        expect(await client.isDomainIntroduced(5)).toBe(true);
        expect(await client.isDomainIntroduced(6)).toBe(false);
        await daemon.setDomain(5, "shutdown");
        expect(await released.next()).toMatchObject({ value: { type: "changed", path: "@releaseDomain" } });
        await daemon.setDomain(5, "running");
        await client.resume(5);
        await client.release(5);
        expect(await released.next()).toMatchObject({ value: { type: "changed", path: "@releaseDomain" } });
        expect(await client.isDomainIntroduced(5)).toBe(false);
      }));

    it("gives a domain the rights of another", () =>
      withDaemon(kind, async (client, daemon) => {
        for (const id of [5, 6]) {
          await daemon.setDomain(id, "running");
          await client.introduce(id, 1, 10);
        }
        await client.setTarget(6, 5);
        expect((await rejection(client.setTarget(9, 5))) as XenstoreError).toMatchObject({ code: "ENOENT" });
      }));
  },
  domainDaemons,
);

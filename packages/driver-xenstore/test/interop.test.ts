/** The C tools as referee: what they write we read, and the other way round. */
import { expect, it } from "vitest";
import { eachDaemon, until, withDaemon } from "./support.js";

eachDaemon("with the C tools on %s", (kind) => {
  it("values cross both ways", () =>
    withDaemon(kind, async (client, daemon) => {
      await daemon.tool("write", "/c/one", "1", "/c/two", "zwei Wörter");
      expect(await client.readText("/c/one")).toBe("1");
      expect(await client.readText("/c/two", { encoding: "utf8" })).toBe("zwei Wörter");
      expect((await client.directory("/c")).sort()).toEqual(["one", "two"]);
      await client.write("/ours/text", "a\tb\\");
      expect(await daemon.tool("read", "/ours/text")).toBe("a\\tb\\\\\n");
      expect(await daemon.tool("read", "-R", "/ours/text")).toBe("a\tb\\");
      expect(await daemon.tool("list", "/ours")).toBe("text\n");
      await daemon.tool("exists", "/ours/text");
    }));

  it("removals cross both ways", () =>
    withDaemon(kind, async (client, daemon) => {
      await client.write("/a/b", "1");
      await daemon.tool("rm", "/a");
      expect(await client.directory("/")).not.toContain("a");
      await daemon.tool("write", "/c/d", "1");
      await client.rm("/c/d");
      expect(await daemon.tool("list", "/c")).toBe("");
    }));

  it("permissions cross both ways", () =>
    withDaemon(kind, async (client, daemon) => {
      await daemon.tool("write", "/p", "");
      await daemon.tool("chmod", "/p", "n0", "r3", "b4");
      expect(await client.getPermissions("/p")).toEqual([
        { domid: 0, access: "none" },
        { domid: 3, access: "read" },
        { domid: 4, access: "both" },
      ]);
      await client.setPermissions("/p", [
        { domid: 0, access: "read" },
        { domid: 9, access: "write" },
      ]);
      expect(await daemon.tool("ls", "-p", "/")).toMatch(/^p = "" [ .]*\(r0,w9\)$/m);
    }));

  it("watches cross both ways", () =>
    withDaemon(kind, async (client, daemon) => {
      const watch = await client.watch("/shared");
      await watch.next();
      await daemon.tool("write", "/shared/node", "1");
      await until(watch, (event) => event.type === "changed" && event.path === "/shared/node");
      const watching = daemon.tool("watch", "-n", "2", "/shared");
      // Its own watch is set when it has told its first event; writing until it ends needs no clock.
      let told = false;
      const done = watching.then((text) => {
        told = true;
        return text;
      });
      while (!told) await client.write("/shared/node", "2");
      expect(await done).toBe("/shared\n/shared/node\n");
    }));

  it("a tree of ours is what xenstore-ls prints", () =>
    withDaemon(kind, async (client, daemon) => {
      for (const path of ["/t/a", "/t/b/c", "/t/b/d/e"])
        await client.write(path, path.slice(1).replaceAll("/", "-"));
      const tree = await client.tree("/t");
      const lines: string[] = [];
      const print = (node: typeof tree, depth: number): void => {
        const value = Buffer.from(node.value).toString("latin1");
        lines.push(`${" ".repeat(depth)}${node.name} = "${value}"`);
        for (const child of node.children) print(child, depth + 1);
      };
      for (const child of tree.children) print(child, 0);
      expect(`${lines.join("\n")}\n`).toBe(await daemon.tool("ls", "/t"));
    }));
});

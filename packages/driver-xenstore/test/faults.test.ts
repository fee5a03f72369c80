/** What breaks in the field: daemons that die, stall or come back empty, and more events than anybody reads. */
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isLongRun } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { type XenstoreClient, XenstoreConnectionError, XenstoreTimeoutError } from "../src/client/index.js";
import { daemons, eachDaemon, rejection, until, withDaemon } from "./support.js";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

eachDaemon("on %s", (kind) => {
  it("a daemon killed with a thousand requests in flight settles every one, and nothing reads as something else", () =>
    withDaemon(
      kind,
      async (client, daemon) => {
        await Promise.all(range(1000).map((i) => client.write(`/n/${i}`, `value ${i}`)));
        const reads = range(1000).map((i) => client.readText(`/n/${i}`));
        const settled = Promise.allSettled(reads);
        await reads[100];
        await daemon.kill();
        let answered = 0;
        for (const [i, result] of (await settled).entries()) {
          if (result.status === "fulfilled") {
            expect(result.value).toBe(`value ${i}`);
            answered++;
          } else expect(result.reason).toBeInstanceOf(XenstoreConnectionError);
        }
        expect(answered).toBeGreaterThan(100);
      },
      { client: { window: 1000 } },
    ));

  it("a restart brings watches back, says so, and repeats no request", () =>
    withDaemon(kind, async (client, daemon) => {
      const watches = await Promise.all(range(20).map((i) => client.watch(`/w/${i}`)));
      for (const watch of watches) await watch.next();
      const lost = range(50).map((i) => rejection(client.write(`/lost/${i}`, "1")));
      daemon.pause();
      await Promise.resolve();
      await daemon.kill();
      for (const error of await Promise.all(lost)) expect(error).toBeInstanceOf(XenstoreConnectionError);
      await daemon.start();
      for (const watch of watches) expect(await watch.next()).toMatchObject({ value: { type: "resync" } });
      // A dying daemon may accept once more.
      expect(client.reconnects).toBeGreaterThanOrEqual(1);
      expect(await client.directory("/")).not.toContain("lost");
      await client.write("/w/7/x", "1");
      await until(watches[7]!, (event) => event.type === "changed" && event.path === "/w/7/x");
    }));

  it("restarts under load leave every promise settled and the client usable", () =>
    withDaemon(kind, async (client, daemon) => {
      let stop = false;
      const outcomes = { done: 0, lost: 0 };
      const load = range(8).map(async (worker) => {
        for (let i = 0; !stop; i++) {
          const value = `${worker}:${i}`;
          try {
            await client.write(`/load/${worker}`, value);
            const read = await client.readText(`/load/${worker}`);
            expect(read).toBe(value);
            outcomes.done++;
          } catch (error) {
            // A daemon that came back between the two calls has lost the write.
            if ((error as { code?: string }).code !== "ENOENT")
              expect(error).toBeInstanceOf(XenstoreConnectionError);
            outcomes.lost++;
          }
        }
      });
      for (const _ of range(3)) {
        const before = outcomes.done;
        while (outcomes.done < before + 200) await delay(1);
        await daemon.kill();
        await daemon.start();
      }
      const after = outcomes.done;
      while (outcomes.done < after + 200) await delay(1);
      stop = true;
      await Promise.all(load);
      // A dying daemon may accept once more.
      expect(client.reconnects).toBeGreaterThanOrEqual(3);
      expect(outcomes.lost).toBeGreaterThan(0);
    }));

  it("a request waits for a daemon that comes back, but not for ever", () =>
    withDaemon(
      kind,
      async (client, daemon) => {
        await daemon.kill();
        while (client.endpoint !== undefined) await delay(1);
        const error = await rejection(client.read("/a", { timeout: 50 }));
        expect(error).toMatchObject({ name: "XenstoreConnectionError", sent: false });
        expect((await rejection(client.read("/a"))).message).toContain("within 600 ms");
        await daemon.start();
        await client.write("/a", "1");
        expect(await client.readText("/a")).toBe("1");
      },
      { client: { connectTimeout: 600 } },
    ));

  it("a stalled daemon costs a time-out, and its answers are not taken for others'", () =>
    withDaemon(kind, async (client, daemon) => {
      await client.write("/a", "a");
      await client.write("/b", "b");
      daemon.pause();
      const errors = await Promise.all(range(50).map(() => rejection(client.read("/a", { timeout: 20 }))));
      for (const error of errors) expect(error).toBeInstanceOf(XenstoreTimeoutError);
      daemon.unpause();
      expect(await client.readText("/b")).toBe("b");
      expect(client.reconnects).toBe(0);
    }));

  it("a transaction on a lost connection fails, and cannot go on elsewhere", () =>
    withDaemon(kind, async (client, daemon) => {
      const error = await rejection(
        client.transaction(async (transaction) => {
          await transaction.write("/t", "1");
          await daemon.kill();
          await daemon.start();
          await transaction.write("/u", "1");
        }),
      );
      expect(error).toBeInstanceOf(XenstoreConnectionError);
      expect(await client.directory("/")).not.toContain("t");
    }));

  it("a closed client fails what is pending, ends watches, and stays closed", () =>
    withDaemon(kind, async (client, daemon) => {
      const watch = await client.watch("/w");
      await watch.next();
      daemon.pause();
      const read = rejection(client.read("/a"));
      const next = watch.next();
      await client.close();
      await client.close();
      expect(await read).toBeInstanceOf(XenstoreConnectionError);
      expect(await next).toEqual({ done: true, value: undefined });
      expect((await rejection(client.read("/a"))).message).toBe("the client is closed");
      expect((await rejection(client.watch("/a"))).message).toBe("the client is closed");
    }));

  it(
    "a storm of 100,000 events costs a slow reader bounded memory, and it is told",
    () =>
      withDaemon(kind, async (client) => {
        const watch = await client.watch("/s", { maxQueued: 100 });
        const same = await client.watch("/s", { maxQueued: 100_000 });
        const before = heap();
        for (const round of range(isLongRun ? 100 : 10)) {
          await Promise.all(range(1000).map((i) => client.write(`/s/${i}`, `${round}`)));
        }
        expect(heap() - before).toBeLessThan(30 * 1024 * 1024);
        expect(await watch.next()).toEqual({ done: false, value: { type: "overflow" } });
        await client.write("/s/after", "");
        await until(watch, (event) => event.type === "changed" && event.path === "/s/after");
        const seen = new Set<string>();
        await until(same, (event) => {
          if (event.type === "changed") seen.add(event.path);
          return event.type === "changed" && event.path === "/s/after";
        });
        expect(seen.size).toBe(1002);
      }),
    isLongRun ? 120_000 : 30_000,
  );

  it("ten thousand watches are held at once", () =>
    withDaemon(kind, async (client) => {
      const watches = await Promise.all(range(10_000).map((i) => client.watch(`/watched/${i}`)));
      await client.write("/watched/9876", "1");
      const watch = watches[9876]!;
      await watch.next();
      await client.write("/watched/9876/deep", "1");
      await until(watch, (event) => event.type === "changed" && event.path === "/watched/9876/deep");
      await Promise.all(watches.slice(0, 100).map((each) => each.close()));
    }));
});

describe.skipIf(!daemons.includes("ocaml"))("oxenstored that refuses commits at random", () => {
  it("gets every transaction through", () =>
    withDaemon(
      "ocaml",
      async (client) => {
        await client.write("/n", "0");
        for (const _ of range(100)) {
          await client.transaction(
            async (transaction) => {
              const n = Number(await transaction.readText("/n"));
              await transaction.write("/n", `${n + 1}`);
            },
            { attempts: 100 },
          );
        }
        expect(await client.readText("/n")).toBe("100");
      },
      { daemon: { config: ["test-eagain = true"] } },
    ));
});

if (!isLongRun)
  console.warn("skipped: a million requests and 100,000 watch events on each daemon: LIBVIRT_TS_LONG=1");

describe.skipIf(!isLongRun).each(daemons)("a million requests on %s", (kind) => {
  it("leave less than a megabyte behind after the first hundred thousand", () =>
    withDaemon(kind, async (client) => {
      await client.write("/a", "value");
      await request(client, 100_000);
      const before = heap();
      await request(client, 900_000);
      const grown = heap() - before;
      console.log(`${kind}: ${(grown / 1024).toFixed(0)} KiB of heap more after 900,000 further requests`);
      expect(grown).toBeLessThan(1024 * 1024);
    }));

  async function request(client: XenstoreClient, count: number): Promise<void> {
    for (let done = 0; done < count; done += 1000) {
      await Promise.all(range(1000).map(() => client.readText("/a")));
    }
  }
});

/** Bytes of the heap that are in use after a collection. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

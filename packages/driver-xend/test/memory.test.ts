import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isLongRun } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { config, startPair, uuidOf } from "./support.js";

const requests = isLongRun ? 100_000 : 2_000;

it(`keeps its memory flat over ${requests} requests`, async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await using pair = await startPair({ version: "4.1", listen: "unix" });
  pair.xend.add(config("web1", uuidOf(1)), "running");
  const signal = new AbortController().signal;
  const used = async (count: number) => {
    for (let n = 0; n < count; n += 20) {
      await Promise.all(
        Array.from({ length: 20 }, () => pair.connection.domainGetInfo({ uuid: uuidOf(1) }, { signal })),
      );
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await used(requests / 4);
  const after = await used((requests * 3) / 4);
  console.log(`heap: ${(before / 1e6).toFixed(1)} MB, then ${(after / 1e6).toFixed(1)} MB`);
  expect(after - before).toBeLessThan(3_000_000);
  expect(pair.xend.requestCount).toBe(requests + 1);
  // The first question is put before it is known what xend does with a connection that stays open.
  expect(pair.xend.connectionCount).toBeLessThanOrEqual(5);
});

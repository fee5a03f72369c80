import { createHook } from "node:async_hooks";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { config, openFolder, temporaryFolder, uuidOf, writeConfigs } from "./folder.js";

/** How often the file system is asked while something is done. */
async function fileAccesses(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init(_, type) {
      if (type.startsWith("FS")) count++;
    },
  }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return count;
}

describe("ten thousand files", () => {
  test("a list that is warm costs no file access, and a file that changes costs its own", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 10_000);
    const { conn } = await openFolder(folder);
    expect(await fileAccesses(() => conn.listDefinedDomains())).toBeGreaterThan(10_000);
    expect(await conn.numOfDefinedDomains()).toBe(10_000);

    expect(await fileAccesses(() => conn.listDefinedDomains())).toBe(0);
    expect(await fileAccesses(() => conn.domainLookupByName("vm77"))).toBe(0);
    expect(await fileAccesses(() => conn.domainGetXMLDesc({ uuid: uuidOf(78) }, 0))).toBe(0);

    writeFileSync(join(folder, "vm77"), config("vm77", 77, 384));
    writeFileSync(join(folder, "new"), config("new", 20_000));
    expect(await fileAccesses(() => conn.listDefinedDomains())).toBeLessThan(20);
    expect((await conn.domainGetInfo({ uuid: uuidOf(77) })).maxMem).toBe(384 * 1024);
    expect(await conn.numOfDefinedDomains()).toBe(10_001);
  });

  test("more changes at once than the kernel tells of are all seen", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 10);
    const { conn } = await openFolder(folder);
    expect(await conn.numOfDefinedDomains()).toBe(10);
    // Each file is two events or more: the queue, of 16,384 unless told otherwise, overflows, and some are never told.
    writeConfigs(folder, 10_000);
    expect(await conn.numOfDefinedDomains()).toBe(10_000);
  });

  test("reading them does not hold up everybody else", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 2_000);
    const { conn } = await openFolder(folder);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await conn.listDefinedDomains();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });
});

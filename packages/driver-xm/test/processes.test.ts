import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { isLongRun } from "@libvirt-ts/testkit";
import { parse } from "@libvirt-ts/xm-conf";
import { build } from "esbuild";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { config, domainXML, openFolder, temporaryFolder, uuidOf } from "./folder.js";

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const worker = fileURLToPath(new URL("../.vitest/worker.mjs", import.meta.url));

beforeAll(async () => {
  await build({
    entryPoints: [source("driver-xm/test/worker.ts")],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    alias: {
      "@libvirt-ts/driver": source("driver/src/index.ts"),
      "@libvirt-ts/xm-conf": source("xm-conf/src/index.ts"),
      "@libvirt-ts/xm-conf/domain": source("xm-conf/src/domain/index.ts"),
      "@libvirt-ts/xml/device": source("xml/src/device/index.ts"),
      "@libvirt-ts/xml/domain": source("xml/src/generated/domain/index.ts"),
      "@libvirt-ts/xml/validate": source("xml/src/validate/index.ts"),
      "@libvirt-ts/xml/xen": source("xml/src/xen/index.ts"),
      "@libvirt-ts/xml": source("xml/src/index.ts"),
    },
  });
});

interface Worker {
  readonly child: ChildProcess;
  /** What it said it had done. */
  readonly done: string[];
  readonly ended: Promise<number | null>;
}

function start(
  task: "define" | "attach",
  folder: string,
  prefix: string,
  count: number,
  onLine = (_: number) => {},
): Worker {
  const child = spawn(process.execPath, [worker, task, folder, prefix, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const done: string[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) => {
    done.push(line);
    onLine(done.length);
  });
  return { child, done, ended: new Promise((resolve) => child.on("close", resolve)) };
}

/** After how many definitions a process is killed; `LIBVIRT_TS_LONG=1` tries every third. */
const killPoints = isLongRun ? Array.from({ length: 60 }, (_, at) => 1 + 3 * at) : [1, 23, 57];

describe("processes that work on one folder", () => {
  test(
    "kill -9 in the middle of 200 definitions loses and halves nothing",
    async () => {
      for (const after of killPoints) {
        const folder = temporaryFolder();
        const killed: Worker = start("define", folder, "vm", 200, (lines) => {
          if (lines === after) killed.child.kill("SIGKILL");
        });
        await killed.ended;
        expect(killed.done.length).toBeLessThan(200);

        const files = readdirSync(folder).filter((name) => !name.startsWith("."));
        for (const file of files) {
          const document = parse(readFileSync(join(folder, file), "utf8"));
          expect([document.get("name"), document.get("extra")]).toEqual([file, "x".repeat(20_000)]);
          // The last key of all: the file is whole.
          expect(document.names().at(-1)).toBe("vif");
        }
        expect(files).toEqual(expect.arrayContaining(killed.done));
        expect(files.length).toBeLessThanOrEqual(killed.done.length + 1);

        // The dead hold no lock, and what they left is swept up.
        const { conn } = await openFolder(folder);
        await conn.domainDefineXML(domainXML("after", uuidOf(1)), 0);
        expect((await conn.listDefinedDomains()).sort()).toEqual([...files, "after"].sort());
        expect(readdirSync(join(folder, ".libvirt-ts"))).toEqual([expect.stringMatching(/^lock\.\d+$/)]);
      }
    },
    20_000 * killPoints.length,
  );

  test("three that change one file at the same time lose nothing of each other's", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "shared"), config("shared", 1));
    const workers = ["a", "b", "c"].map((prefix) => start("attach", folder, prefix, 15));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    const disks = parse(readFileSync(join(folder, "shared"), "utf8")).get("disk") as string[];
    const targets = disks.map((disk) => disk.split(",")[1]!);
    expect(targets.sort()).toEqual(["xvda", ...workers.flatMap(({ done }) => done)].sort());
    expect(targets).toHaveLength(46);
  });

  test("two connections of one process, and many calls at once, lose nothing either", async () => {
    const folder = temporaryFolder();
    const [one, two] = [await openFolder(folder), await openFolder(folder)];
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        (number % 2 === 0 ? one : two).conn.domainDefineXML(domainXML(`vm${number}`, uuidOf(number)), 0),
      ),
    );
    for (const { conn } of [one, two]) expect(await conn.numOfDefinedDomains()).toBe(30);
    const results = await Promise.allSettled(
      [one, two, one, two].map(({ conn }) => conn.domainDefineXML(domainXML("same"), 0)),
    );
    expect(
      new Set(results.map((result) => (result.status === "fulfilled" ? result.value.uuid : result.reason)))
        .size,
    ).toBe(1);
  });

  test("a writer that does not let go is waited for, but not for ever", async () => {
    const { FolderLock } = await import("../src/config-dir/lock.js");
    const folder = temporaryFolder();
    const lock = await FolderLock.take(join(folder, ".libvirt-ts"), 1000);
    const { conn } = await openFolder(folder, {}, { lockTimeout: 50 });
    await expect(conn.domainDefineXML(domainXML("x"), 0)).rejects.toMatchObject({ code: 87 });
    const stop = new AbortController();
    const patient = await openFolder(folder);
    const waiting = patient.conn.domainDefineXML(domainXML("x"), 0, { signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 78 });
    const next = patient.conn.domainDefineXML(domainXML("x"), 0);
    lock.release();
    expect((await next).name).toBe("x");
  });
});

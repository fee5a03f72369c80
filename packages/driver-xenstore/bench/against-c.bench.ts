/**
 * The client against C on the same daemon in the same run: libxenstore, which has one request at a time, and raw
 * messages that are all in flight. 1,000 domains of 25 nodes, and Domain-0.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { compileWithXen, Xenstored, type XenstoredKind, xenEnvironment } from "@libvirt-ts/testkit";
import { afterAll, bench, describe } from "vitest";
import { XenstoreClient } from "../src/client/index.js";
import type { XenstoreNode } from "../src/client/tree.js";

const DOMAINS = 1000;
const NODES = 25;

const source = fileURLToPath(new URL("native/xenstore-bench.c", import.meta.url));
const program = await compileWithXen(source, { libraries: ["xenstore"] });

async function fill(client: XenstoreClient): Promise<void> {
  const writes: Promise<void>[] = [client.write("/local/domain/0/name", "Domain-0")];
  for (let id = 1; id <= DOMAINS; id++) {
    const path = `/local/domain/${id}`;
    writes.push(client.write(`${path}/name`, `domain-${id}`));
    for (let node = 0; node < NODES - 6; node++)
      writes.push(client.write(`${path}/device/vbd/n${node}`, `${node}`));
    writes.push(client.write(`${path}/memory/target`, "65536"));
  }
  await Promise.all(writes);
}

/** The C program, answering commands. */
function cClient(daemon: Xenstored): { run(command: string): Promise<number>; process: ChildProcess } {
  const process = spawn(program, {
    env: xenEnvironment(daemon.tools, daemon.socketPath),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: process.stdout! });
  return {
    process,
    async run(command) {
      process.stdin!.write(`${command}\n`);
      const [line] = (await once(lines, "line")) as [string];
      return Number(line.replace("done ", ""));
    },
  };
}

const count = (node: XenstoreNode): number => node.children.reduce((sum, child) => sum + count(child), 1);

async function list(client: XenstoreClient): Promise<number> {
  const ids = await client.directory("/local/domain");
  return (await Promise.all(ids.map((id) => client.readText(`/local/domain/${id}/name`)))).length;
}

async function reads(client: XenstoreClient): Promise<number> {
  for (let i = 0; i < 1000; i++) await client.readText("/local/domain/1/name");
  return 1000;
}

const kinds: XenstoredKind[] = ["c", "ocaml"];
for (const kind of kinds) {
  const daemon = await Xenstored.start(kind);
  const client = await XenstoreClient.connect({ endpoint: daemon.socketPath });
  await fill(client);
  const c = cClient(daemon);
  const nodes = count(await client.tree("/local/domain"));
  afterAll(async () => {
    c.process.kill();
    await client.close();
    await daemon[Symbol.asyncDispose]();
  });

  const same = async (result: Promise<number>, expected: number) => {
    const got = await result;
    if (got !== expected) throw new Error(`${got} instead of ${expected}`);
  };
  const few = { iterations: 10, warmupIterations: 2, time: 2000, warmupTime: 0 };

  describe(`list of ${DOMAINS + 1} names on ${kind}`, () => {
    bench("client", () => same(list(client), DOMAINS + 1), few);
    bench("C, raw and pipelined", () => same(c.run("list pipelined"), DOMAINS + 1), few);
    bench("C, libxenstore", () => same(c.run("list serial"), DOMAINS + 1), few);
  });
  describe(`tree of ${nodes} nodes on ${kind}`, () => {
    bench("client", () => same(client.tree("/local/domain").then(count), nodes), few);
    bench("C, raw and pipelined", () => same(c.run("tree pipelined"), nodes), few);
    bench("C, libxenstore", () => same(c.run("tree serial"), nodes), few);
  });
  describe(`1,000 reads one after the other on ${kind}`, () => {
    bench("client", () => same(reads(client), 1000), few);
    bench("C, libxenstore", () => same(c.run("reads serial"), 1000), few);
  });
}

// Speeds of the built driver on a folder of 10,000 files, as ratios to plain reads in the same run.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noPeers } from "@libvirt-ts/driver";
import { tell } from "../../bench/lib/tell.mjs";
import { createXmDriver } from "../dist/index.js";

const FILES = 10_000;
const ROUNDS = 5;
const folder = mkdtempSync(join(tmpdir(), "driver-xm-bench-"));
const uuid = (number) => `5a17c0de-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
const config = (number, memory = 256) =>
  `# a domain\nname = "vm${number}"\nuuid = "${uuid(number)}"\nmemory = ${memory}\nvcpus = 2\nkernel = "/boot/vmlinuz"\n` +
  `extra = "console=hvc0"\ndisk = [ 'phy:/dev/vg0/vm${number},xvda,w' ]\nvif = [ 'mac=00:16:3e:00:00:01,bridge=xenbr0' ]\n`;

const open = () =>
  createXmDriver({ configDir: folder }).open({
    uri: undefined,
    readOnly: false,
    peers: noPeers,
    warn: () => {},
  });

async function time(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What any program does that reads a folder in batches. */
async function readPlainly() {
  const names = await readdir(folder);
  for (let at = 0; at < names.length; at += 64) {
    await Promise.all(names.slice(at, at + 64).map((name) => readFile(join(folder, name), "utf8")));
  }
}

async function best(work) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) least = Math.min(least, await work());
  return least;
}

try {
  for (let number = 0; number < FILES; number++) writeFileSync(join(folder, `vm${number}`), config(number));
  let plain = Number.POSITIVE_INFINITY;
  const cold = await best(async () => {
    plain = Math.min(plain, await time(readPlainly));
    const conn = await open();
    const spent = await time(() => conn.listDefinedDomains());
    await conn.close();
    return spent;
  });
  const report = (what, spent) => {
    tell(what, "ms", { ours: spent });
    console.log(
      `${what.padEnd(44)} ${spent.toFixed(2).padStart(9)} ms  ${(spent / plain).toFixed(4).padStart(7)} × a plain read`,
    );
  };
  report(`plain batched read of ${FILES} files`, plain);
  report("cold open and list", cold);

  const conn = await open();
  await conn.listDefinedDomains();
  report("warm list of names", await best(() => time(() => conn.listDefinedDomains())));
  report("warm list with memory and vcpus", await best(() => time(() => conn.listAllDomains(0))));
  report("look-up by name", await best(() => time(() => conn.domainLookupByName("vm77"))));
  let memory = 300;
  report(
    "look-up after one file changed outside",
    await best(() => {
      writeFileSync(join(folder, "vm77"), config(77, memory++));
      return time(() => conn.domainGetInfo({ uuid: uuid(77) }));
    }),
  );
  report(
    "set memory, fsynced",
    await best(() => time(() => conn.domainSetMemory({ uuid: uuid(78) }, 131_072 + 1024 * (memory++ % 64)))),
  );
  await conn.close();
} finally {
  rmSync(folder, { recursive: true });
}

/** What grows with clients: the calls of one beside a thousand, what each of those costs, what ten thousand leave behind. */
import { afterAll, bench, describe } from "vitest";
import { Bare, getInfo, openMany, residentOf, rivals } from "./rivals.js";

const askers = new Map<string, Bare>();
for (const { name, socket } of rivals) askers.set(name, await Bare.open(socket));
const idle = new Map<string, readonly Bare[]>();
afterAll(() => {
  for (const client of [...askers.values(), ...[...idle.values()].flat()]) client.close();
});
const ask = (name: string) => askers.get(name)!.ask(getInfo);

describe("getInfo, one after the other, of one client alone", () => {
  for (const { name } of rivals) bench(name, () => ask(name), { time: 1500 });
});

const crowd = 1000;
describe("getInfo, one after the other, beside a thousand that idle", () => {
  for (const { name, socket, pid } of rivals) {
    const setup = async () => {
      if (idle.has(name)) return;
      const [before, begun] = [residentOf(pid), performance.now()];
      idle.set(name, await openMany(socket, crowd));
      const [each, ms] = [(residentOf(pid) - before) / crowd, performance.now() - begun];
      console.log(
        `${name}: a client that idles costs ${each.toFixed(1)} KiB; ${crowd} came in ${ms.toFixed()} ms`,
      );
    };
    bench(name, () => ask(name), { time: 1500, setup });
  }
});

const many = 10_000;
describe("ten thousand connects, a hundred at a time", () => {
  for (const { name, socket, pid } of rivals) {
    const run = async () => {
      const before = residentOf(pid);
      for (let come = 0; come < many; come += 100)
        for (const client of await openMany(socket, 100)) client.close();
      console.log(`${name}: ${many} connects leave ${((residentOf(pid) - before) / 1024).toFixed(1)} MiB`);
    };
    bench(name, run, { iterations: 2, time: 0, warmupIterations: 0, warmupTime: 0 });
  }
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { cpuTimeOf, isAlive, markOf, WatchedProcess } from "./processes.js";

describe.skipIf(process.platform !== "linux")("a process", () => {
  it("is watched until it has ended, and is never another one", async () => {
    const child = spawn("sleep", ["600"], { stdio: "ignore" });
    const mark = markOf(child.pid!)!;
    const watched = WatchedProcess.of(mark)!;
    expect([watched.isAlive, isAlive(mark)]).toEqual([true, true]);
    const before = cpuTimeOf(mark)!;
    const between = watched.cpuTime!; // it may not have begun to sleep yet
    expect([before <= between, between <= cpuTimeOf(mark)!]).toEqual([true, true]);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect([watched.isAlive, isAlive(mark), watched.cpuTime]).toEqual([false, false, undefined]);
    watched.close();
    watched.close();
    expect(watched.isAlive).toBe(false);
  });

  it("is not watched under a mark that is another one's", () => {
    const mark = markOf(process.pid)!;
    expect(WatchedProcess.of({ ...mark, started: "1" })).toBeUndefined();
  });

  it("has used more time when it is looked at again after work", () => {
    const watched = WatchedProcess.of(markOf(process.pid)!)!;
    const before = watched.cpuTime!;
    while (watched.isAlive && watched.cpuTime === before);
    expect(watched.cpuTime).toBeGreaterThan(before);
    watched.close();
  });
});

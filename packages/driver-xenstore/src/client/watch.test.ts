import { describe, expect, it } from "vitest";
import { WatchQueue } from "./watch.js";

const queueOf = (maxPaths = 3) => {
  let closed = 0;
  const queue = new WatchQueue("/w", maxPaths, async () => {
    closed++;
  });
  return { queue, closings: () => closed };
};
const changed = (path: string) => ({ done: false, value: { type: "changed", path } });
const alarm = (type: string) => ({ done: false, value: { type } });
const end = { done: true, value: undefined };

describe("a watch's queue", () => {
  it("gives changes in order, told before or after they were asked for, and each path once", async () => {
    const { queue } = queueOf();
    queue.changed("/w/a");
    queue.changed("/w/b");
    queue.changed("/w/a");
    expect([await queue.next(), await queue.next()]).toEqual([changed("/w/a"), changed("/w/b")]);
    const later = [queue.next(), queue.next()];
    queue.changed("/w/a");
    queue.changed("/w/a");
    expect(await Promise.all(later)).toEqual([changed("/w/a"), changed("/w/a")]);
  });

  it("tells an overflow instead of what it stands for, then goes on", async () => {
    const { queue } = queueOf();
    for (const name of ["a", "b", "c", "d", "e"]) queue.changed(`/w/${name}`);
    expect(await queue.next()).toEqual(alarm("overflow"));
    queue.changed("/w/f");
    expect(await queue.next()).toEqual(changed("/w/f"));
  });

  it("tells a new connection before its changes, and instead of the old one's", async () => {
    const { queue } = queueOf();
    queue.changed("/w/old");
    queue.resync();
    expect(await queue.next()).toEqual(alarm("resync"));
    queue.changed("/w/new");
    expect(await queue.next()).toEqual(changed("/w/new"));
  });

  it("ends for everybody who waits, with the error for the first", async () => {
    const { queue } = queueOf();
    const waiting = [queue.next(), queue.next()];
    queue.end(new Error("lost"));
    await expect(waiting[0]).rejects.toThrow("lost");
    expect(await waiting[1]).toEqual(end);
    expect(await queue.next()).toEqual(end);
    queue.changed("/w/late");
    queue.resync();
    expect(await queue.next()).toEqual(end);
  });

  it("keeps an error for who asks later, once", async () => {
    const { queue } = queueOf();
    queue.end(new Error("lost"));
    queue.end(new Error("again"));
    await expect(queue.next()).rejects.toThrow("lost");
    expect(await queue.next()).toEqual(end);
  });

  it("is taken back once, also by leaving a loop", async () => {
    const { queue, closings } = queueOf();
    queue.changed("/w/a");
    for await (const _ of queue) break;
    await queue.close();
    expect(closings()).toBe(1);
    expect(await queue.next()).toEqual(end);
  });
});

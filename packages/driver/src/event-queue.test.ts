import { describe, expect, it } from "vitest";
import { EventQueue } from "./event-queue.js";

async function drain<T>(queue: EventQueue<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const event of queue) seen.push(event);
  return seen;
}

describe("EventQueue", () => {
  it("gives events in order, told before or after they were asked for", async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    const seen = drain(queue);
    await Promise.resolve();
    queue.push(2);
    queue.push(3);
    queue.end();
    expect(await seen).toEqual([1, 2, 3]);
  });

  it("ends at once, and drops what was not taken, when the signal aborts", async () => {
    const stop = new AbortController();
    let ended = 0;
    const queue = new EventQueue<number>({ signal: stop.signal, onEnd: () => ended++ });
    queue.push(1);
    stop.abort();
    queue.push(2);
    expect(await drain(queue)).toEqual([]);
    expect(ended).toBe(1);
    expect(await drain(new EventQueue<number>({ signal: stop.signal }))).toEqual([]);
  });

  it("bounds its memory: a slow consumer gets what was told, then OVERFLOW, once", async () => {
    const queue = new EventQueue<number>({ limit: 2 });
    for (let event = 0; event < 100; event++) queue.push(event);
    expect(await queue.next()).toEqual({ value: 0, done: false });
    expect(await queue.next()).toEqual({ value: 1, done: false });
    await expect(queue.next()).rejects.toMatchObject({ code: 82, domain: 40 });
    expect(await queue.next()).toEqual({ value: undefined, done: true });
  });

  it("counts only what was not taken towards its limit", async () => {
    const queue = new EventQueue<number>({ limit: 2 });
    queue.push(-1);
    for (let event = 0; event < 1000; event++) {
      queue.push(event);
      expect(await queue.next()).toEqual({ value: event - 1, done: false });
    }
  });

  it("wakes a waiting consumer with the error that ends it", async () => {
    const queue = new EventQueue<number>();
    const next = queue.next();
    queue.end(new Error("lost"));
    await expect(next).rejects.toThrow("lost");
  });

  it("lets a consumer leave", async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    for await (const _ of queue) break;
    queue.push(2);
    expect(await queue.next()).toEqual({ value: undefined, done: true });
  });
});

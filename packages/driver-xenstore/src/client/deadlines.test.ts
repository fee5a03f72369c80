import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Deadlines } from "./deadlines.js";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("tells each when its time has come, with one timer for all", () => {
  const all = new Set<{ name: string; deadline: number }>();
  const expired: string[] = [];
  const deadlines = new Deadlines(
    () => [...all],
    (member) => {
      all.delete(member);
      expired.push(member.name);
    },
  );
  const add = (name: string, after: number) => {
    const member = { name, deadline: performance.now() + after };
    all.add(member);
    deadlines.add(member);
  };
  add("late", 300);
  add("early", 100);
  add("never", Number.POSITIVE_INFINITY);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(150);
  expect(expired).toEqual(["early"]);
  add("between", 50);
  vi.advanceTimersByTime(60);
  expect(expired).toEqual(["early", "between"]);
  vi.advanceTimersByTime(200);
  expect(expired).toEqual(["early", "between", "late"]);
  expect(vi.getTimerCount()).toBe(0);
});

it("hears what came while we could not listen before anybody's time is over", () => {
  const expired: string[] = [];
  const member = { deadline: performance.now() + 100 };
  const deadlines = new Deadlines(
    () => [member],
    () => expired.push("late"),
  );
  deadlines.add(member);
  const held = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 1100);
  vi.advanceTimersByTime(100);
  expect(expired).toEqual([]);
  held.mockReturnValue(performance.now() + 1000);
  vi.advanceTimersByTime(1000);
  expect(expired).toEqual(["late"]);
});

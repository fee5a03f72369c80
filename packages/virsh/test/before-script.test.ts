import { expect, it } from "vitest";
import { today } from "./memory-host.js";

it("tells its process before a script's first command, and of no other command", async () => {
  const told: string[] = [];
  const beforeScript = () => told.push("script");
  const onOutput = (text: string) => told.push(text);
  await today(["-q", "echo", "alone"], { beforeScript, onOutput });
  expect(told).toEqual(["alone\n"]);
  await today(["-q"], { beforeScript, onOutput, stdin: "echo a; echo b\n" });
  expect(told[1]).toBe("script");
  expect(told.filter((one) => one === "script")).toHaveLength(1);
});

import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { within } from "../within.js";
import { Qtest } from "./qtest.js";

const folder = mkdtempSync(join(tmpdir(), "qtest-"));
const path = join(folder, "qtest");
const server = createServer();

beforeAll(async () => {
  server.listen(path);
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it("asks nothing of a guest that is gone: neither what it was asked before nor what it is asked then hangs", async () => {
  const accepted = once(server, "connection");
  const qtest = await Qtest.connect(path);
  const [guest] = (await accepted) as [Socket];
  const asked = qtest.in("b", 1);
  guest.destroy();
  await expect(asked).rejects.toThrow("inb 0x1: FAIL the guest is gone");
  await expect(qtest.in("b", 2)).rejects.toThrow("inb 0x2: the guest is gone");
});

it("says who does not listen", async () => {
  await expect(Qtest.connect(join(folder, "nobody"))).rejects.toThrow("ENOENT");
});

it("waits for nothing without an end, and says what there was instead", async () => {
  const never = new Promise<never>(() => undefined);
  await expect(within(never, "the moon falls", () => "a moon", 1)).rejects.toThrow(
    "the moon falls: not within 0.001 s; there was a moon",
  );
  await expect(within(Promise.resolve(1), "one comes")).resolves.toBe(1);
});

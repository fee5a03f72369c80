import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { QmpClient, QmpError, type QmpTransport } from "../src/index.js";

const binary = "qemu-system-x86_64";

function missing(): string | undefined {
  try {
    execFileSync(binary, ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return `${binary} is not installed`;
  }
}

const reason = missing();
if (reason !== undefined && process.env.CI !== undefined && process.env.LIBVIRT_TS_NO_TOOLS === undefined)
  throw new Error(reason);
if (reason !== undefined) console.log(`skipped: QMP of a real QEMU: ${reason}`);

function transportOf(socket: Socket): QmpTransport {
  return Duplex.toWeb(socket) as unknown as QmpTransport;
}

describe.skipIf(reason !== undefined)("QMP of a real QEMU", () => {
  const folder = mkdtempSync(join(tmpdir(), "qmp-"));
  const path = join(folder, "qmp.sock");
  const qemu = reason === undefined ? spawnQemu() : undefined;

  function spawnQemu() {
    const args = ["-nodefaults", "-no-user-config", "-display", "none", "-accel", "tcg", "-m", "16", "-S"];
    return spawn(
      binary,
      [
        ...args,
        "-chardev",
        `socket,id=m,path=${path},server=on,wait=off`,
        "-mon",
        "chardev=m,mode=control",
        "-monitor",
        "null",
      ],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
  }

  /** QEMU's socket is there once it accepts; until then, connecting fails at once. */
  async function open(): Promise<Socket> {
    for (;;) {
      const socket = connect(path);
      try {
        await once(socket, "connect");
        return socket;
      } catch {
        if (qemu?.exitCode !== null) throw new Error(`QEMU ended with ${qemu?.exitCode}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  let client: QmpClient;
  beforeAll(async () => {
    client = await QmpClient.connect(transportOf(await open()));
  });
  afterAll(async () => {
    await client?.close();
    if (qemu?.exitCode === null) {
      qemu.kill("SIGKILL");
      await once(qemu, "exit");
    }
    rmSync(folder, { recursive: true });
  });

  it("greets with its version", () => {
    expect(client.greeting.version.major).toBeGreaterThanOrEqual(7);
    expect(client.greeting.capabilities).toContain("oob");
  });

  it("answers, refuses, and tells events before the reply that caused them", async () => {
    expect(await client.execute("query-status")).toMatchObject({ status: "prelaunch", running: false });
    const seen: string[] = [];
    const stop = client.onEvent(({ event }) => seen.push(event));
    await client.execute("cont").then(() => seen.push("cont returned"));
    await client.execute("stop").then(() => seen.push("stop returned"));
    stop();
    expect(seen.filter((word) => word !== "RESET")).toEqual([
      "RESUME",
      "cont returned",
      "STOP",
      "stop returned",
    ]);
    await expect(client.execute("device_del", { id: "nobody" })).rejects.toMatchObject({
      errorClass: "DeviceNotFound",
    });
    await expect(client.call("nope")).rejects.toBeInstanceOf(QmpError);
  });

  it("takes 5,000 commands in flight, and its own schema in pieces", async () => {
    const many = Array.from({ length: 5000 }, () => client.execute("query-name"));
    const [schema] = await Promise.all([client.execute("query-qmp-schema"), ...many]);
    expect(schema.length).toBeGreaterThan(900);
  });

  it("hears nothing while somebody else is connected, and is let in afterwards", async () => {
    const second = await open();
    await expect(QmpClient.connect(transportOf(second), { timeout: 50 })).rejects.toThrow(
      "no greeting of QEMU",
    );
    await client.close();
    client = await QmpClient.connect(transportOf(await open()));
    expect(await client.execute("query-status")).toMatchObject({ status: "paused" });
  });

  it("ends in order when QEMU quits", async () => {
    const events = client.events();
    await client.execute("quit");
    const seen: string[] = [];
    for await (const { event } of events) seen.push(event);
    expect(seen).toContain("SHUTDOWN");
    expect(await client.closed).toBeUndefined();
  });
});

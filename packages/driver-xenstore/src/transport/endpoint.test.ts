import { mkdtempSync, readFileSync, rmSync, type Stats, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { endpointCandidates, openEndpoint, XenstoreEndpointError } from "./endpoint.js";

const events = { data: () => undefined, drain: () => undefined, close: () => undefined };

describe("endpoints", () => {
  it("are the one asked for, else what the environment says, else the usual ones", () => {
    const env = { XENSTORED_PATH: "/p", XENSTORED_RUNDIR: "/r" };
    expect(endpointCandidates({ endpoint: "/mine", env })).toEqual(["/mine"]);
    expect(endpointCandidates({ env })).toEqual(["/p"]);
    const { XENSTORED_PATH: _, ...directory } = env;
    expect(endpointCandidates({ env: directory })[0]).toBe("/r/socket");
    const usual = endpointCandidates({ env: {} });
    expect(usual.slice(0, 2)).toEqual(["/run/xenstored/socket", "/var/run/xenstored/socket"]);
    if (process.platform === "linux") expect(usual.slice(2)).toEqual(["/dev/xen/xenbus", "/proc/xen/xenbus"]);
    expect(endpointCandidates({ env: {}, readOnly: true })[0]).toBe("/run/xenstored/socket_ro");
  });

  it("that all fail are told, each with its reason", async () => {
    const directory = mkdtempSync(join(tmpdir(), "endpoint-"));
    try {
      const absent = openEndpoint({ env: { XENSTORED_RUNDIR: directory } })(events);
      await expect(absent).rejects.toMatchObject({ name: "XenstoreEndpointError", code: "ENOENT" });
      await expect(absent).rejects.toThrow(`${directory}/socket (ENOENT)`);
      const file = join(directory, "file");
      writeFileSync(file, "", { mode: 0o640 });
      await expect(openEndpoint({ endpoint: file })(events)).rejects.toMatchObject({ code: "ENOTSOCK" });
      expect(readFileSync(file)).toHaveLength(0);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("prefer the read-only socket for those who only read, and take the other where there is none", async () => {
    const directory = mkdtempSync(join(tmpdir(), "endpoint-"));
    const listen = async (name: string) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(directory, name), resolve));
      return server;
    };
    const open = async () => {
      const transport = await openEndpoint({ readOnly: true, env: { XENSTORED_RUNDIR: directory } })(events);
      transport.close();
      return transport.endpoint.slice(directory.length + 1);
    };
    const servers = [await listen("socket")];
    expect(await open()).toBe("socket");
    servers.push(await listen("socket_ro"));
    expect(await open()).toBe("socket_ro");
    for (const server of servers) server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it("that may not be used are told with their mode", () => {
    const error = Object.assign(new Error("denied"), { code: "EACCES" });
    const stats = { mode: 0o140600, uid: 0, dev: 1, ino: 1 } as Stats;
    const refused = new XenstoreEndpointError([
      {
        path: "/dev/xen/xenbus",
        error: Object.assign(new Error("gone"), { code: "ENOENT" }),
        stats: undefined,
      },
      { path: "/run/xenstored/socket", error, stats },
      { path: "/var/run/xenstored/socket", error, stats: { ...stats } as Stats },
      { path: "/proc/xen/xenbus", error, stats: { ...stats, ino: 2 } as Stats },
    ]);
    expect(refused.code).toBe("EACCES");
    expect(refused.places).toEqual([
      "/run/xenstored/socket (EACCES: mode 0600, owner 0)",
      "/proc/xen/xenbus (EACCES: mode 0600, owner 0)",
    ]);
    expect(refused.message).toBe(`no xenstore could be opened: ${refused.places.join(", ")}`);
  });

  it("are not opened for a caller who has left", async () => {
    await expect(openEndpoint()(events, AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
  });
});

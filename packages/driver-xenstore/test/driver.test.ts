import { ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { createXenstoreDriver, xenstoreDriver } from "../src/index.js";
import { LINUX1, loadHost, withHost } from "./host.js";
import { eachDaemon, rejection } from "./support.js";

describe("the driver", () => {
  it("accepts the names of the local Xen alone", () => {
    expect([undefined, "xen", "Xen", "XEN", "xen:///"].map(xenstoreDriver.accepts)).toEqual(
      Array(5).fill(true),
    );
    expect(["", "test:///default", "xen://host/", "/path", "xenfoo"].map(xenstoreDriver.accepts)).toEqual(
      Array(5).fill(false),
    );
  });

  it("says what it looked for when there is no store", async () => {
    const driver = createXenstoreDriver({ endpoint: "/nonexistent/socket" });
    const error = await rejection(
      driver.open({ uri: undefined, readOnly: false, peers: noPeers, warn: () => undefined }),
    );
    expect(error).toMatchObject({ code: ErrorNumber.NO_XENSTORE, domain: 3, cause: { code: "ENOENT" } });
    expect(error).toMatchObject({ str2: "/nonexistent/socket" });
    expect(error.message).toContain("/nonexistent/socket: it is not there");
  });
});

eachDaemon("the driver on %s", (kind) => {
  it("writes nothing on a read-only connection", () =>
    withHost(
      kind,
      async ({ conn, client }) => {
        expect(await conn.domainGetInfo?.(LINUX1)).toMatchObject({ memory: 98304 });
        expect(await rejection(conn.domainShutdown!(LINUX1, 0))).toMatchObject({
          code: ErrorNumber.OPERATION_DENIED,
        });
        expect(await client.readText("/local/domain/3/control/shutdown")).toBe("");
      },
      { readOnly: true },
    ));

  it("does nothing for a caller who has left", () =>
    withHost(kind, async ({ conn }) => {
      const options = { signal: AbortSignal.abort() };
      expect(await rejection(conn.listDomains!(options))).toMatchObject({
        code: ErrorNumber.OPERATION_ABORTED,
      });
      expect(await rejection(conn.domainShutdown!(LINUX1, 0, options))).toMatchObject({ code: 78 });
    }));

  it("says that the store is lost, not that the domains are", () =>
    withHost(kind, async ({ conn, daemon, client }) => {
      await daemon.kill();
      await daemon.start();
      for (const call of [
        () => conn.listDomains!(),
        () => conn.domainLookupByName!("linux1"),
        () => conn.domainGetInfo!(LINUX1),
        () => conn.domainShutdown!(LINUX1, 0),
      ]) {
        expect((await rejection(call())).message).toContain("store lost");
      }
      await loadHost(client);
      expect(await conn.listDomains?.()).toEqual([0, 1, 2, 3]);
    }));
});

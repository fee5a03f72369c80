/** What is asked of guests by writing into the store, and of whom it is not. */
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { ABSENT, addGuest, DOMAIN0, LINUX1, TINY1, TINY2, withHost } from "./host.js";
import { eachDaemon, rejection } from "./support.js";

eachDaemon("the driver on %s", (kind) => {
  it("does nothing to a domain that took over an id", () =>
    withHost(kind, async ({ conn, client }) => {
      const stale = { ...TINY2, uuid: ABSENT };
      for (const call of [
        () => conn.domainShutdown!(stale, 0),
        () => conn.domainReboot!(stale, 0),
        () => conn.domainSetMemory!(stale, 8192, 0),
        () => conn.domainSetVcpus!(stale, 1, 0),
        () => conn.domainGetInfo!(stale),
      ]) {
        expect(await rejection(call())).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
      }
      expect(await client.readText("/local/domain/1/control/shutdown")).toBe("");
      expect(await conn.domainGetInfo?.({ uuid: TINY2.uuid })).toMatchObject({ memory: 16384 });
    }));

  it("creates no nodes for a domain that is not there", () =>
    withHost(kind, async ({ conn, client }) => {
      for (const call of [
        () => conn.domainShutdown!({ id: 50, uuid: ABSENT }, 0),
        () => conn.domainSetMemory!({ id: 50, uuid: ABSENT }, 8192, 0),
      ]) {
        expect(await rejection(call())).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
      }
      expect(await client.directory("/local/domain")).not.toContain("50");
    }));

  it("sets memory up to the maximum", () =>
    withHost(kind, async ({ conn, client }) => {
      await conn.domainSetMemory?.(LINUX1, 65536, 0);
      expect(await client.readText("/local/domain/3/memory/target")).toBe("65536");
      for (const kib of [4095, 98305, 5000.5, Number.NaN]) {
        expect(await rejection(conn.domainSetMemory!(LINUX1, kib, 0))).toMatchObject({
          code: ErrorNumber.INVALID_ARG,
        });
      }
      expect(await client.readText("/local/domain/3/memory/target")).toBe("65536");
    }));

  it("switches vcpus on and off, from the first", () =>
    withHost(kind, async ({ conn, client }) => {
      const availability = () =>
        Promise.all([0, 1].map((n) => client.readText(`/local/domain/1/cpu/${n}/availability`)));
      await conn.domainSetVcpus?.(TINY2, 1, 0);
      expect(await availability()).toEqual(["online", "offline"]);
      await conn.domainSetVcpus?.(TINY2, 2, 0);
      expect(await availability()).toEqual(["online", "online"]);
      for (const count of [0, 3, 1.5]) {
        expect(await rejection(conn.domainSetVcpus!(TINY2, count, 0))).toMatchObject({
          code: ErrorNumber.INVALID_ARG,
        });
      }
      await client.write("/libxl/1/type", "hvm");
      expect(await rejection(conn.domainSetVcpus!(TINY2, 1, 0))).toMatchObject({
        code: ErrorNumber.NO_SUPPORT,
      });
    }));

  it("switches the vcpus that there are, whatever their numbers", () =>
    withHost(kind, async ({ conn, client }) => {
      const guest = { ...LINUX1, id: 40, uuid: ABSENT };
      await addGuest(client, guest);
      await client.rm("/local/domain/40/cpu/1");
      await client.write("/local/domain/40/cpu/2/availability", "offline");
      await conn.domainSetVcpus!(guest, 2, 0);
      expect((await client.directory("/local/domain/40/cpu")).sort()).toEqual(["0", "2"]);
      expect(await client.readText("/local/domain/40/cpu/2/availability")).toBe("online");
    }));

  it("asks guests to go down or to reboot, but not one that says no, and never the host", () =>
    withHost(kind, async ({ conn, client }) => {
      expect(await conn.domainShutdown?.(LINUX1, 0)).toEqual(LINUX1);
      expect(await client.readText("/local/domain/3/control/shutdown")).toBe("poweroff");
      await conn.domainReboot?.(TINY1, 0);
      expect(await client.readText("/local/domain/2/control/shutdown")).toBe("reboot");
      await client.write("/local/domain/1/control/feature-poweroff", "0");
      for (const call of [
        () => conn.domainShutdown!(TINY2, 0),
        () => conn.domainShutdown!(DOMAIN0, 0),
        () => conn.domainReboot!(DOMAIN0, 0),
      ]) {
        expect(await rejection(call())).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
      }
      expect(await client.readText("/local/domain/1/control/shutdown")).toBe("");
      expect(await rejection(conn.domainReboot!(TINY1, 3))).toMatchObject({
        code: ErrorNumber.ARGUMENT_UNSUPPORTED,
      });
    }));

  it("waits for the guest's answer when it is told to", () =>
    withHost(
      kind,
      async ({ conn, client }) => {
        const guest = await client.watch("/local/domain/3/control/shutdown");
        const answering = (async () => {
          for await (const _ of guest) {
            if ((await client.readText(guest.path)) === "poweroff") return client.write(guest.path, "");
          }
        })();
        await conn.domainShutdown?.(LINUX1, 0);
        await answering;
        const silent = await rejection(conn.domainShutdown!(TINY1, 0));
        expect(silent).toMatchObject({ code: ErrorNumber.OPERATION_TIMEOUT });
        const controller = new AbortController();
        const asked = await client.watch("/local/domain/1/control/shutdown");
        const aborted = rejection(conn.domainShutdown!(TINY2, 0, { signal: controller.signal }));
        for await (const _ of asked) {
          if ((await client.readText(asked.path)) === "poweroff") break;
        }
        controller.abort();
        expect(await aborted).toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
      },
      { driver: { acknowledgeTimeout: 300 } },
    ));
});

import { ErrorNumber, VcpuState } from "@libvirt-ts/driver";
import { uuidOfId } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { code, openRelease, refOf } from "./host.js";

describe.each(["3.0.2", "3.0.4", "3.4.0", "4.1.0", "4.4.0", "4.5.0", "4.17.0", "4.22.0"])(
  "life on Xen %s",
  (release) => {
    it("suspends and resumes, and leaves alone what is so already", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7 }]);
      await conn.domainSuspend(refOf(7));
      await conn.domainSuspend(refOf(7));
      expect(host.domains.get(7)?.pauses).toBe(1);
      await conn.domainResume(refOf(7));
      await conn.domainResume(refOf(7));
      expect(host.domains.get(7)?.pauses).toBe(0);
    });

    it("refuses Domain-0, the dead and the half made", async () => {
      const domains = [
        { id: 1, shutdown: 3 },
        { id: 2, shutdown: 0 },
        { id: 3, dying: true },
        { id: 4, vcpus: 0, pauses: 1 },
      ];
      const { host, conn } = await openRelease(release, domains);
      for (const id of [0, 1, 2, 3, 4]) {
        await expect(conn.domainSuspend(refOf(id))).rejects.toEqual(code(ErrorNumber.OPERATION_INVALID));
        await expect(conn.domainResume(refOf(id))).rejects.toEqual(code(ErrorNumber.OPERATION_INVALID));
      }
      await expect(conn.domainDestroy(refOf(0), 0)).rejects.toEqual(code(ErrorNumber.OPERATION_INVALID));
      expect(host.domains.get(4)?.pauses).toBe(1);
    });

    it("destroys, in as many slices as it takes", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7, destroySlices: 5 }]);
      expect(await conn.domainDestroy({ ...refOf(7), name: "seven" }, 0)).toEqual({
        uuid: uuidOfId(7),
        name: "seven",
      });
      expect(host.domains.has(7)).toBe(false);
      await expect(conn.domainDestroy(refOf(7), 0)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    });

    it("pins and shows vcpus", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7, vcpus: 3 }], { cpus: 10 });
      await conn.domainPinVcpu(refOf(7), 2, Uint8Array.of(0b1000_0010, 0b10), 0);
      host.domains.get(7)!.vcpus[1]!.online = false;
      const vcpus = await conn.domainGetVcpus(refOf(7));
      expect(vcpus.map(({ number, state, cpu }) => [number, state, cpu])).toEqual([
        [0, VcpuState.RUNNING, 0],
        [1, VcpuState.OFFLINE, -1],
        [2, VcpuState.RUNNING, 2],
      ]);
      expect([...vcpus[2]!.cpumap.subarray(0, 2)]).toEqual([0b1000_0010, 0b10]);
      expect(vcpus[2]!.cpuTime).toBe(3_000_000_021n);
      for (const vcpu of [-1, 3, 1.5, Number.NaN]) {
        await expect(conn.domainPinVcpu(refOf(7), vcpu, Uint8Array.of(1), 0)).rejects.toEqual(
          code(ErrorNumber.INVALID_ARG),
        );
      }
      await expect(conn.domainPinVcpu(refOf(7), 0, Uint8Array.of(0), 0)).rejects.toThrow("names no CPU");
      await expect(conn.domainPinVcpu(refOf(7), 0, new Uint8Array(80).fill(255), 0)).rejects.toThrow(
        "the host has CPUs 0 to",
      );
    });

    it("limits memory", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7 }]);
      await conn.domainSetMaxMemory(refOf(7), 65_536);
      expect(host.domains.get(7)?.maxPages).toBe(16_384n);
      for (const memory of [0, -4, 1.5, Number.NaN]) {
        await expect(conn.domainSetMaxMemory(refOf(7), memory)).rejects.toEqual(
          code(ErrorNumber.INVALID_ARG),
        );
      }
      await expect(conn.domainSetMaxMemory(refOf(7), 2 ** 50)).rejects.toEqual(code(ErrorNumber.OVERFLOW));
    });

    it("gives a live guest more vcpus where Xen does", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7 }]);
      const old = ["3.0.4", "3.4.0"].includes(release);
      expect(typeof conn.domainSetVcpus).toBe(old || release === "3.0.2" ? "function" : "undefined");
      if (old) {
        await conn.domainSetVcpus(refOf(7), 4, 0);
        expect(host.domains.get(7)?.vcpus).toHaveLength(4);
        await expect(conn.domainSetVcpus(refOf(7), 2, 0)).rejects.toEqual(
          code(ErrorNumber.OPERATION_INVALID),
        );
        await expect(conn.domainSetVcpus(refOf(7), 33, 0)).rejects.toEqual(code(ErrorNumber.INVALID_ARG));
      }
    });
  },
);

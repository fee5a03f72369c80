import { cpusOf } from "../cpumap.js";
import { ErrorNumber } from "../errors/number.js";
import { VcpuState } from "../flags/domain.generated.js";
import { check, rejects, same } from "./assert.js";
import type { Context } from "./context.js";

const refused = [ErrorNumber.INVALID_ARG, ErrorNumber.OVERFLOW, ErrorNumber.OPERATION_INVALID];

/** Memory, vcpus, devices, autostart. */
export function resourceTests(suite: Context): void {
  for (const which of ["active", "inactive"] as const) {
    suite.test(
      `memory of an ${which} domain can be set up to its maximum`,
      ["domainSetMemory", "domainGetInfo", which],
      async (conn) => {
        const ref = await suite[which](conn);
        const { maxMem } = await conn.domainGetInfo(ref);
        const half = Math.floor(maxMem / 2048) * 1024;
        await conn.domainSetMemory(ref, half, 0);
        await suite.settle();
        same((await conn.domainGetInfo(ref)).memory, half, "memory");
        await rejects(conn.domainSetMemory(ref, maxMem + 1024, 0), refused, "more than the maximum");
        same((await conn.domainGetInfo(ref)).memory, half, "memory after the refusal");
      },
    );

    suite.test(
      `the maximum memory of an ${which} domain can be raised`,
      ["domainSetMaxMemory", "domainGetMaxMemory", which],
      async (conn) => {
        const ref = await suite[which](conn);
        const more = (await conn.domainGetMaxMemory(ref)) + 131_072;
        await conn.domainSetMaxMemory(ref, more);
        same(await conn.domainGetMaxMemory(ref), more, "maximum memory");
      },
    );

    suite.test(
      `an ${which} domain can be given one vcpu`,
      ["domainSetVcpus", "domainGetInfo", which],
      async (conn) => {
        const ref = await suite[which](conn);
        await conn.domainSetVcpus(ref, 1, 0);
        await suite.settle();
        same((await conn.domainGetInfo(ref)).nrVirtCpu, 1, "vcpus");
      },
    );
  }

  suite.test(
    "every vcpu of an active domain is told of",
    ["domainGetVcpus", "domainGetInfo", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const vcpus = await conn.domainGetVcpus(ref);
      const online = vcpus.filter(({ state }) => state !== VcpuState.OFFLINE);
      same(online.length, (await conn.domainGetInfo(ref)).nrVirtCpu, "number of online vcpus");
      for (const [index, { number, state, cpu, cpumap, cpuTime }] of vcpus.entries()) {
        same(number, index, "number of a vcpu");
        check(
          state !== VcpuState.OFFLINE || cpu === -1,
          `the CPU of an offline vcpu: expected -1, got ${cpu}`,
        );
        check(
          cpumap instanceof Uint8Array && cpusOf(cpumap).length > 0,
          "a cpumap: expected a Uint8Array with at least one CPU",
        );
        check(typeof cpuTime === "bigint", `CPU time: expected a bigint, got ${typeof cpuTime}`);
      }
    },
  );

  suite.test("a vcpu can be pinned", ["domainPinVcpu", "domainGetVcpus", "active"], async (conn) => {
    const ref = await suite.active(conn);
    await conn.domainPinVcpu(ref, 0, Uint8Array.of(0b1), 0);
    const [first] = await conn.domainGetVcpus(ref);
    same(cpusOf(first!.cpumap), [0], "CPUs of the pinned vcpu");
    await rejects(
      conn.domainPinVcpu(ref, 31_999, Uint8Array.of(1), 0),
      [...refused, ErrorNumber.POST_FAILED, ErrorNumber.XEN_CALL],
      "a vcpu that is not there",
    );
  });

  suite.test(
    "a disk can be attached and detached",
    ["domainAttachDevice", "domainDetachDevice", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      const disk = `<disk type='file' device='disk'><source file='/tmp/a &amp; b'/><target dev='xvdq'/></disk>`;
      const described = async () => (await conn.domainGetXMLDesc(ref, 0)).includes("dev='xvdq'");
      await conn.domainAttachDevice(ref, disk, 0);
      if (suite.has("domainGetXMLDesc"))
        check(await described(), "the description: expected the attached disk, got none");
      await conn.domainDetachDevice(ref, disk, 0);
      if (suite.has("domainGetXMLDesc"))
        check(!(await described()), "the description: expected no detached disk, got it");
      for (const text of ["<disk", "<nonsense/>"]) {
        const codes = [ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ErrorNumber.CONFIG_UNSUPPORTED];
        await rejects(conn.domainAttachDevice(ref, text, 0), codes, `attaching ${JSON.stringify(text)}`);
      }
    },
  );

  suite.test(
    "autostart can be switched on and off",
    ["domainGetAutostart", "domainSetAutostart", "inactive"],
    async (conn) => {
      const ref = await suite.inactive(conn);
      for (const autostart of [true, true, false]) {
        await conn.domainSetAutostart(ref, autostart);
        same(await conn.domainGetAutostart(ref), autostart, "autostart");
      }
    },
  );
}

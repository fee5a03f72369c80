import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { DomainGetJobStatsFlags, DomainJobType, DomainShutoffReason } from "@libvirt-ts/driver/flags";
import { isLongRun } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("backups of guests that end");
const { COMPLETED } = DomainGetJobStatsFlags;

const disk = (name: string, inside: string) => `<disk name='${name}' type='file'>${inside}</disk>`;
const push = (disks: string, more = "") =>
  `<domainbackup mode='push'>${more}<disks>${disks}</disks></domainbackup>`;
const checkpoint = (name: string) =>
  `<domaincheckpoint><name>${name}</name><disks><disk name='hda' checkpoint='bitmap'/></disks></domaincheckpoint>`;

describe.skipIf(reason !== undefined)("backups of a guest that ends", () => {
  const ends = [
    // As a guest does that powers itself off.
    { how: "ended in order", signal: "SIGTERM", why: DomainShutoffReason.SHUTDOWN },
    { how: "killed", signal: "SIGKILL", why: DomainShutoffReason.CRASHED },
  ] as const;
  it.each(ends.filter(({ how }) => isLongRun || how !== "killed"))(
    "leave nothing that a later one could add to when it is $how and nobody follows it",
    async ({ how, signal, why }) => {
      const node = new TestNode();
      const large = join(node.folder, "large");
      execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", large, "16T"]);
      const devices = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${large}'/><target dev='vdc' bus='virtio'/></disk>`;
      const target = (name: string) => `<target file='${join(node.folder, name)}'/>`;
      const first = await node.open();
      let domain = await first.domainCreate(await first.domainDefineXML(node.xml("g", { devices }), 0), 0);
      await first.domainCheckpointCreateXML(domain, checkpoint("one"), 0);
      const half = push(disk("hda", target("small")) + disk("vdc", target("half")));
      await first.domainBackupBegin(domain, half, checkpoint("two"), 0);
      const pid = node.pidOf(domain.id!);
      await first.close();
      process.kill(pid, signal);
      await node.gone(pid);

      const next = await node.open();
      // Who saw to the end of the smaller one may be at it still.
      const left = async () => [await next.domainGetState(domain, 0), readdirSync(join(node.root, "guests"))];
      await expect.poll(left).toEqual([{ state: DomainState.SHUTOFF, reason: why }, []]);
      for (const name of ["small", "half"]) expect(existsSync(join(node.folder, name))).toBe(false);
      expect(await next.domainGetJobStats(domain, COMPLETED)).toMatchObject({
        type: DomainJobType.CANCELLED,
        params: { success: false, errmsg: expect.stringContaining("the guest ended") },
      });
      domain = await next.domainCreate(domain, 0);
      const moments = async () => (await next.domainListAllCheckpoints(domain, 0)).map(({ name }) => name);
      expect(await moments()).toEqual(["one", "two"]);
      const since = (name: string) =>
        next.domainBackupBegin(
          domain,
          push(disk("hda", target("more")), `<incremental>${name}</incremental>`),
          undefined,
          0,
        );
      await expect(since("two")).rejects.toMatchObject({
        code: ErrorNumber.CHECKPOINT_INCONSISTENT,
        message: expect.stringContaining("is not whole"),
      });
      expect(existsSync(join(node.folder, "more"))).toBe(false);
      // What a QEMU was killed at tracking is known to nobody.
      if (how === "killed")
        await expect(since("one")).rejects.toMatchObject({ code: ErrorNumber.CHECKPOINT_INCONSISTENT });
      else await since("one");
      for (const name of ["two", "one"]) await next.domainCheckpointDelete({ domain, name }, 0);
      expect(await moments()).toEqual([]);
      await node.end();
    },
  );
});

/** What a user is told of the host as a whole, by whichever drivers take part. */
import { hostname, machine } from "node:os";
import { ErrorNumber } from "@libvirt-ts/core";
import { describe, expect, it } from "vitest";
import { hasStore, startStack } from "./stack-host.js";

if (!hasStore) console.warn("the host as a whole is not tested: no xenstored can run here");

describe.skipIf(!hasStore)("the host as a whole", () => {
  it("is what the hypervisor says, with a toolstack and without", async () => {
    for (const options of [{}, { xend: "3.4" }] as const) {
      await using stack = await startStack(options);
      await using conn = await stack.libvirt.openReadOnly("xen:///");
      expect(await conn.getType()).toBe("Xen");
      expect(await conn.getVersion()).toBe(options.xend === undefined ? 4_017_000 : 3_004_000);
      expect(await conn.getInfo()).toMatchObject({ model: machine(), cpus: 4, cores: 4, mhz: 2596 });
      expect(await conn.getHostname()).toBe(hostname());
      // The fake hypervisor runs 32-bit guests without PAE as HVM only, the fake xend says otherwise.
      const xml = await conn.getCapabilities();
      expect(xml).toMatch(/<os_type>hvm<\/os_type>\s+<arch name='i686'>/);
      expect(xml).not.toMatch(/<os_type>hvm<\/os_type>\s+<arch name='x86_64'>/);
    }
  });

  it("is what xend says where the hypervisor cannot be asked", async () => {
    await using stack = await startStack({ xend: "3.4" });
    await using conn = await stack.withoutHypervisor.openReadOnly("xen:///");
    expect(await conn.getType()).toBe("XenDaemon");
    expect(await conn.getHostname()).toBe("fake");
    expect(await conn.getCapabilities()).toMatch(/<os_type>hvm<\/os_type>\s+<arch name='x86_64'>/);
  });

  it("is nobody's to tell where only the store is left", async () => {
    await using stack = await startStack();
    await using conn = await stack.withoutHypervisor.openReadOnly("xen:///");
    await expect(conn.getCapabilities()).rejects.toMatchObject({ code: ErrorNumber.NO_SUPPORT });
  });
});

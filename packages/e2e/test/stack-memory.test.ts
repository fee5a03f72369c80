/** The maximum of memory: what the toolstack recorded, not the limit that Xen has at the moment. */
import { randomUUID } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/core";
import { describe, expect, it } from "vitest";
import { hasStore, type Stack, startStack } from "./stack-host.js";

const MIB = 1024;

if (!hasStore) console.warn("maxima of memory are not tested: no xenstored can run here");

/** A guest that may have 64 MiB and was ballooned down to 32; Xen's limit follows what it has, a MiB above. */
async function startBallooned(stack: Stack) {
  const guest = await stack.host.startGuest({ name: "web", uuid: randomUUID(), memory: 64 });
  const domain = stack.host.hypervisor.domains.get(guest.id)!;
  domain.totalPages = 8192n;
  domain.maxPages = 8448n;
  return guest;
}

describe.skipIf(!hasStore)("the maximum of memory", () => {
  it("is the recorded one, for one domain and in a list", async () => {
    await using stack = await startStack();
    await startBallooned(stack);
    await using conn = await stack.libvirt.openReadOnly("xen:///");
    const domain = await conn.lookupByName("web");
    expect(await domain.info()).toMatchObject({ memory: 32 * MIB, maxMem: 64 * MIB });
    expect(await domain.maxMemory()).toBe(64 * MIB);
    const listed = await conn.listAllDomains(0);
    expect(listed.map(({ info }) => info?.maxMem)).toContain(64 * MIB);
  });

  it("is the recorded one beside xend, and what xend was told since", async () => {
    await using stack = await startStack({ xend: "3.4" });
    await using conn = await stack.libvirt.open("xen:///");
    const domain = await conn.createLinux(
      `<domain type='xen'><name>web</name><memory>65536</memory>
       <os><type>linux</type><kernel>/boot/vmlinuz</kernel></os></domain>`,
    );
    stack.host.hypervisor.domains.get(domain.ID())!.maxPages = 8448n;
    expect((await domain.info()).maxMem).toBe(64 * MIB);
    expect(await domain.maxMemory()).toBe(64 * MIB);
    await domain.setMaxMemory(96 * MIB);
    expect(await domain.maxMemory()).toBe(96 * MIB);
  });

  it("is Xen's own limit where nobody recorded one", async () => {
    await using stack = await startStack();
    const guest = await startBallooned(stack);
    await stack.host.store.tool("rm", `/local/domain/${guest.id}/memory/static-max`);
    await using conn = await stack.libvirt.openReadOnly("xen:///");
    expect(await (await conn.lookupByName("web")).maxMemory()).toBe(33 * MIB);
  });

  it("is told without the store, too", async () => {
    await using stack = await startStack();
    const guest = await startBallooned(stack);
    await using conn = await stack.libvirt.open("xen:///");
    const domain = await conn.lookupByID(guest.id);
    await stack.host.store.kill();
    expect(await domain.info()).toMatchObject({ memory: 32 * MIB, maxMem: 33 * MIB });
    expect(await domain.maxMemory()).toBe(33 * MIB);
  });

  it("is recorded where a hypercall sets it", async () => {
    await using stack = await startStack();
    const guest = await startBallooned(stack);
    await using conn = await stack.libvirt.open("xen:///");
    const domain = await conn.lookupByID(guest.id);
    await domain.setMaxMemory(128 * MIB);
    expect(stack.host.hypervisor.domains.get(guest.id)!.maxPages).toBe(128n * 256n);
    expect(await domain.maxMemory()).toBe(128 * MIB);
    const read = await stack.host.store.tool("read", `/local/domain/${guest.id}/memory/static-max`);
    expect(read.trim()).toBe(String(128 * MIB));
    await domain.setMemory(100 * MIB);

    await stack.host.store.kill();
    const setting = domain.setMaxMemory(256 * MIB);
    await expect(setting).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
      cause: { code: ErrorNumber.NO_XENSTORE },
    });
    await expect(setting).rejects.toThrow("it is set, but the store still has the old one");
    expect(stack.host.hypervisor.domains.get(guest.id)!.maxPages).toBe(256n * 256n);
  });
});

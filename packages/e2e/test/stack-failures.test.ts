/** A host that is half broken: one error tells the whole story, and nothing is left behind. */
import { randomUUID } from "node:crypto";
import { DomainState, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { xendFaults } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { hasStore, type Stack, startStack } from "./stack-host.js";

/** What a promise rejects with; it must be one of our errors. */
async function rejection(promise: Promise<unknown>): Promise<LibvirtError> {
  const error = await promise.then(
    (value) => expect.fail(`resolved to ${String(value)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LibvirtError);
  return error as LibvirtError;
}

const web = () => ({ name: "web", uuid: randomUUID(), memory: 64, vcpus: 2 });
const xml = (name: string, uuid: string) =>
  `<domain type='xen'><name>${name}</name><uuid>${uuid}</uuid><memory>65536</memory>
   <os><type>linux</type><kernel>/boot/vmlinuz</kernel></os></domain>`;

const nodes = (stack: Stack) => stack.host.store.tool("ls", "-f", "/");

describe.skipIf(!hasStore)("without a toolstack", () => {
  it("destroys a guest, and neither Xen nor the store know it any more", async () => {
    await using stack = await startStack();
    const guest = await stack.host.startGuest(web());
    await using conn = await stack.libvirt.open();
    const domain = await conn.lookupByName("web");
    await domain.destroy();
    await stack.host.settle();
    expect(stack.host.hypervisor.domains.has(guest.id)).toBe(false);
    expect(await nodes(stack)).not.toMatch(new RegExp(`/${guest.id}\\b|${guest.uuid}`));
    expect(domain.ID()).toBe(-1);
    expect((await rejection(domain.info())).code).toBe(ErrorNumber.NO_DOMAIN);
  });

  it("keeps apart two guests with one uuid: by id and name, else the error names both", async () => {
    await using stack = await startStack();
    const uuid = randomUUID();
    const first = await stack.host.startGuest({ name: "first", uuid });
    const second = await stack.host.startGuest({ name: "second", uuid });
    await using conn = await stack.libvirt.open();
    const ambiguous = await rejection(conn.lookupByUUIDString(uuid));
    expect(ambiguous.code).toBe(ErrorNumber.OPERATION_INVALID);
    expect(ambiguous.message).toContain(`${first.id}, ${second.id}`);

    const domain = await conn.lookupByName("second");
    expect(domain.ID()).toBe(second.id);
    await domain.suspend();
    expect((await (await conn.lookupByID(first.id)).info()).state).toBe(DomainState.RUNNING);
    expect((await (await conn.lookupByID(second.id)).info()).state).toBe(DomainState.PAUSED);
    await domain.destroy();
    const left = await conn.lookupByUUIDString(uuid);
    expect([left.ID(), left.name()]).toEqual([first.id, "first"]);
    expect(await nodes(stack)).toContain(`/vm/${uuid}/name`);
  });

  it("refuses a name that two guests have, and names both", async () => {
    await using stack = await startStack();
    const [one, two] = [await stack.host.startGuest(web()), await stack.host.startGuest(web())];
    await using conn = await stack.libvirt.open();
    await using onStore = await stack.withoutHypervisor.open();
    const ambiguous = await rejection(conn.lookupByName("web"));
    expect(ambiguous.code).toBe(ErrorNumber.OPERATION_INVALID);
    expect(ambiguous.message).toContain(`${one.id}, ${two.id}`);
    // The store alone cannot tell the living from the dead.
    expect((await onStore.lookupByName("web")).ID()).toBe(two.id);
    await (await conn.lookupByID(two.id)).destroy();
    expect((await conn.lookupByName("web")).ID()).toBe(one.id);
  });

  it("never does to another guest what was meant for one that is gone", async () => {
    await using stack = await startStack();
    const old = await stack.host.startGuest(web());
    await using conn = await stack.libvirt.open();
    const domain = await conn.lookupByID(old.id);
    await (await conn.lookupByID(old.id)).destroy();
    await stack.host.settle();
    const other = stack.host.hypervisor.add({ id: old.id, uuid: randomUUID() });
    const error = await rejection(domain.suspend());
    expect(error.code).toBe(ErrorNumber.NO_DOMAIN);
    expect(other.pauses).toBe(0);
  });

  it("asks a guest that ignores it to go down, and says nothing that is not so", async () => {
    await using stack = await startStack();
    const guest = await stack.host.startGuest({ ...web(), obeys: false });
    await using conn = await stack.libvirt.open();
    const domain = await conn.lookupByID(guest.id);
    await domain.shutdown();
    await stack.host.settle();
    expect((await domain.info()).state).toBe(DomainState.RUNNING);
    await domain.destroy();
    expect((await conn.listDomainsID()).includes(guest.id)).toBe(false);
  });

  it("says what stayed when the store dies before a guest is destroyed", async () => {
    await using stack = await startStack();
    const guest = await stack.host.startGuest(web());
    await using conn = await stack.libvirt.open();
    const domain = await conn.lookupByName("web");
    await stack.host.store.kill();
    const error = await rejection(domain.destroy());
    expect(error.code).toBe(ErrorNumber.OPERATION_FAILED);
    expect(error.message).toContain(
      `it is destroyed, but nodes stayed in the store: /local/domain/${guest.id}`,
    );
    expect(error.cause).toMatchObject({ code: ErrorNumber.NO_XENSTORE });
    expect(stack.host.hypervisor.domains.has(guest.id)).toBe(false);
  });

  it("goes on without the store as far as it can, and never says that there is no domain", async () => {
    await using stack = await startStack();
    const guest = await stack.host.startGuest(web());
    await using conn = await stack.libvirt.open();
    const domain = await conn.lookupByName("web");
    await stack.host.store.kill();
    for (const attempt of [
      () => conn.lookupByName("web"),
      () => conn.lookupByName("nobody"),
      () => domain.setMemory(32_768),
      () => domain.shutdown(),
    ]) {
      const error = await rejection(attempt());
      expect(error.code).not.toBe(ErrorNumber.NO_DOMAIN);
      expect(error.message).toContain("Xen Store");
    }
    await domain.suspend();
    expect(stack.host.hypervisor.domains.get(guest.id)?.pauses).toBe(1);
    expect((await domain.info()).state).toBe(DomainState.PAUSED);
  });

  it("opens on the store alone when the hypervisor cannot be used, and warns of it", async () => {
    await using stack = await startStack();
    await stack.host.startGuest(web());
    const warnings: LibvirtError[] = [];
    stack.withoutHypervisor.setErrorFunc((error) => warnings.push(error));
    await using conn = await stack.withoutHypervisor.open();
    expect(conn.drivers().map(({ name, state }) => [name, state])).toEqual([
      ["Xen", "failed"],
      ["XenDaemon", "absent"],
      ["XenStore", "open"],
      ["XenXM", "open"],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("privcmd cannot be opened"),
    ]);
    const domain = await conn.lookupByName("web");
    expect((await domain.info()).maxMem).toBe(65_536);
    const unsupported = await rejection(domain.suspend());
    expect(unsupported.code).toBe(ErrorNumber.NO_SUPPORT);
    expect(unsupported.message).toMatch(/not implemented by XenStore, XenXM; .*privcmd cannot be opened/);
    const { errors } = unsupported.cause as AggregateError;
    expect(errors.map((each: LibvirtError) => each.code)).toContain(ErrorNumber.INTERNAL_ERROR);
  });

  it("opens nothing where there is nothing, and tells every reason once", async () => {
    const stack = await startStack();
    const { withoutHypervisor } = stack;
    await stack[Symbol.asyncDispose]();
    const error = await rejection(withoutHypervisor.open());
    expect(error.code).toBe(ErrorNumber.NO_CONNECT);
    // What is there and fails is told; what is not there, and could not be, is among the causes.
    expect(error.message).toContain("Xen: ");
    expect(error.message).toContain("privcmd cannot be opened");
    expect(error.message).not.toContain("XenDaemon");
    const { errors } = error.cause as AggregateError;
    expect(errors).toHaveLength(4);
    expect(String(errors)).toContain(stack.host.store.socketPath);
  });
});

describe.skipIf(!hasStore)("with xend", () => {
  it("refuses a name or a uuid that is taken, and starts nothing", async () => {
    await using stack = await startStack({ xend: "3.4" });
    await using conn = await stack.libvirt.open();
    const uuid = randomUUID();
    await conn.createLinux(xml("web", uuid));
    const [count, store] = [await conn.numOfDomains(), await nodes(stack)];
    for (const twice of [xml("web", randomUUID()), xml("other", uuid)]) {
      expect((await rejection(conn.createLinux(twice))).code).toBe(ErrorNumber.DOM_EXIST);
    }
    expect([await conn.numOfDomains(), await nodes(stack)]).toEqual([count, store]);
  });

  it("asks nobody else once xend has failed an order: its error is final", async () => {
    await using stack = await startStack({ xend: "3.4" });
    await using conn = await stack.libvirt.open();
    const domain = await conn.createLinux(xml("web", randomUUID()));
    stack.host.xend!.misbehave(xendFaults.reset, {
      when: ({ method }) => method === "POST",
      unheard: true,
    });
    const error = await rejection(domain.suspend());
    expect(error.code).not.toBe(ErrorNumber.CALL_FAILED);
    expect(stack.host.hypervisor.calls.get("pausedomain")).toBeUndefined();
    expect((await domain.info()).state).toBe(DomainState.RUNNING);
  });

  it("destroys by hypercall when xend is not even there any more", async () => {
    await using stack = await startStack({ xend: "3.4" });
    await using conn = await stack.libvirt.open();
    const domain = await conn.createLinux(xml("web", randomUUID()));
    await stack.host.xend!.stop();
    await domain.suspend();
    expect((await domain.info()).state).toBe(DomainState.PAUSED);
    const created = await rejection(conn.createLinux(xml("other", randomUUID())));
    expect(created.code).toBe(ErrorNumber.NO_CONNECT);
  });
});

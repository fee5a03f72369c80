/** A process is killed while it destroys a guest; the next read-write connection finishes what it began, and says so. */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLibvirt, type LibvirtError } from "@libvirt-ts/core";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { afterEach, describe, expect, it, vi } from "vitest";
import { hasStore, type Stack, startStack } from "./stack-host.js";

type Privcmd = ReturnType<Stack["host"]["privcmd"]>;
type Step = (call: () => Promise<number>) => Promise<number>;

const never = () => new Promise<never>(() => {});
const nodes = (stack: Stack) => stack.host.store.tool("ls", "-f", "/");
const note = (stack: Stack, id: number) =>
  stack.host.store.tool("read", `/tool/libvirt-ts/destroy/${id}`).then((text) => text.trim());

afterEach(() => vi.restoreAllMocks());

/** From now on whoever destroyed something runs no longer. */
function ownersDie(): void {
  vi.spyOn(process, "kill").mockImplementation(() => {
    throw Object.assign(new Error("no such process"), { code: "ESRCH" });
  });
}

/** libxl's files of two guests that differ in one of id and uuid, of Domain-0, and a locked one. */
function libxlFiles(folder: string, id: number, uuid: string): string[] {
  const others = [
    `userdata-d.${id}.${randomUUID()}.libxl-json`,
    `userdata-d.${id}0.${uuid}.libxl-json`,
    `userdata-d.0.00000000-0000-0000-0000-000000000000.libxl-json`,
  ];
  const own = [`userdata-d.${id}.${uuid}.libxl-json`, `userdata-l.${id}.${uuid}.domain-userdata-lock`];
  mkdirSync(folder, { recursive: true });
  for (const name of [...others, ...own]) writeFileSync(join(folder, name), "");
  return others.sort();
}

async function destroyUntil(stack: Stack, step: Step) {
  const guest = await stack.host.startGuest({ name: "web", uuid: randomUUID() });
  const before = await nodes(stack);
  const others = libxlFiles(stack.libxlFiles, guest.id, guest.uuid);
  let stopped = () => {};
  const atStep = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const privcmd = (): Privcmd => {
    const real = stack.host.privcmd();
    return {
      ...real,
      async hypercallAsync(...call) {
        const result = step(() => real.hypercallAsync(...call));
        stopped();
        return result;
      },
    };
  };
  const { arch } = stack.host.hypervisor.facts;
  const killed = createLibvirt({
    drivers: [
      createHypervisorDriver({ privcmd, arch, libxlFiles: stack.libxlFiles }),
      createXenstoreDriver({ endpoint: stack.host.store.socketPath }),
    ],
  });
  const conn = await killed.open();
  const destroying = (await conn.lookupByName("web")).destroy();
  destroying.catch(() => {});
  await atStep;
  await stack.host.settle();
  return { guest, before, others, conn };
}

/** Opens a connection as another process; what it warns of. */
async function warningsOfNext(stack: Stack, readOnly = false): Promise<string[]> {
  const warnings: LibvirtError[] = [];
  stack.libvirt.setErrorFunc((error) => warnings.push(error));
  await using _ = await (readOnly ? stack.libvirt.openReadOnly() : stack.libvirt.open());
  return warnings.map(({ message }) => message);
}

const before: Step = never;
const after: Step = (call) => call().then(never);

describe.skipIf(!hasStore)("a process that is killed while it destroys a guest", () => {
  it("before the hypercall leaves the guest, and a note that the next one takes away", async () => {
    await using stack = await startStack();
    const { guest, before: whole, conn } = await destroyUntil(stack, before);
    expect(await note(stack, guest.id)).toBe(`${guest.uuid} ${process.pid}`);

    ownersDie();
    expect(await warningsOfNext(stack)).toEqual([
      expect.stringContaining("it is still there: destroy it again"),
    ]);
    const rest = (await nodes(stack)).replace(/^\/tool.*\n/gm, "");
    expect(rest).toBe(whole.replace(/^\/tool.*\n/gm, ""));
    expect(readdirSync(stack.libxlFiles)).toContain(`userdata-d.${guest.id}.${guest.uuid}.libxl-json`);
    expect(await warningsOfNext(stack)).toEqual([]);
    await conn.close();
  });

  it("after the hypercall leaves nodes and files, which the next one removes", async () => {
    await using stack = await startStack();
    const { guest, others, conn } = await destroyUntil(stack, after);
    expect(stack.host.hypervisor.domains.has(guest.id)).toBe(false);
    expect(await nodes(stack)).toContain(`/vm/${guest.uuid}/name`);

    ownersDie();
    const [warning, ...more] = await warningsOfNext(stack);
    expect(warning).toContain(`the guest ${guest.uuid} that had the id ${guest.id}`);
    expect(warning).toContain("what was left of it is removed now");
    expect(more).toEqual([]);
    expect(await nodes(stack)).not.toMatch(new RegExp(`/${guest.id}\\b|${guest.uuid}`));
    expect(readdirSync(stack.libxlFiles).sort()).toEqual(others);
    expect(await warningsOfNext(stack)).toEqual([]);
    await conn.close();
  });

  it("is not taken for dead while it lives, nor looked after by who may only read", async () => {
    await using stack = await startStack();
    const { guest, conn } = await destroyUntil(stack, after);
    expect(await warningsOfNext(stack)).toEqual([]);
    ownersDie();
    expect(await warningsOfNext(stack, true)).toEqual([]);
    expect(await note(stack, guest.id)).toContain(guest.uuid);
    await conn.close();
  });

  it("leaves its id's new owner alone", async () => {
    await using stack = await startStack();
    const { guest, conn } = await destroyUntil(stack, after);
    const uuid = randomUUID();
    stack.host.hypervisor.add({ id: guest.id, uuid });
    await stack.host.store.tool("write", `/local/domain/${guest.id}/vm`, `/vm/${uuid}`);
    ownersDie();
    expect(await warningsOfNext(stack)).toHaveLength(1);
    const left = await nodes(stack);
    expect(left).toContain(`/local/domain/${guest.id}/vm = "/vm/${uuid}"`);
    expect(left).not.toContain(`/vm/${guest.uuid}`);
    expect(left).not.toContain(`/tool/libvirt-ts/destroy/${guest.id}`);
    await conn.close();
  });

  it("does not make the next one obey a note that nobody of ours wrote", async () => {
    await using stack = await startStack();
    const guest = await stack.host.startGuest({ name: "web", uuid: randomUUID() });
    ownersDie();
    for (const [id, text] of [
      ["0", "00000000-0000-0000-0000-000000000000 1"],
      [`${guest.id}`, "nonsense"],
      ["x", `${guest.uuid} 1`],
      ["99999", `${guest.uuid} 1`],
    ] as const) {
      await stack.host.store.tool("write", `/tool/libvirt-ts/destroy/${id}`, text);
    }
    const whole = await nodes(stack);
    expect(await warningsOfNext(stack)).toEqual([]);
    expect(await nodes(stack)).toBe(whole);
  });

  it("is nobody's concern when all went well: note, nodes and files are gone", async () => {
    await using stack = await startStack();
    const { guest, others, conn } = await destroyUntil(stack, (call) => call());
    await vi.waitFor(async () => {
      expect(await nodes(stack)).not.toMatch(new RegExp(`/${guest.id}\\b|${guest.uuid}`));
    }, 100_000);
    expect(readdirSync(stack.libxlFiles).sort()).toEqual(others);
    await conn.close();
  });

  it("is told of when libxl's files cannot be removed", async () => {
    await using stack = await startStack();
    const guest = await stack.host.startGuest({ name: "web", uuid: randomUUID() });
    // A folder of that name is no file that could be unlinked.
    mkdirSync(join(stack.libxlFiles, `userdata-d.${guest.id}.${guest.uuid}.libxl-json`), { recursive: true });
    await using conn = await stack.libvirt.open();
    const domain = await conn.lookupByName("web");
    await expect(domain.destroy()).rejects.toThrow("libxl's files of it stayed in");
    expect(existsSync(stack.libxlFiles)).toBe(true);
    expect(await nodes(stack)).not.toContain(guest.uuid);
  });
});

/** Core with the real drivers on a fake host. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLibvirt, type Libvirt } from "@libvirt-ts/core";
import type { Driver } from "@libvirt-ts/driver";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { createXendDriver } from "@libvirt-ts/driver-xend";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { createXmDriver } from "@libvirt-ts/driver-xm";
import { availableXenstoreds, FakeHost, type FakeHostOptions } from "@libvirt-ts/testkit";

/** Whether the store's real daemon can run here; why not is on the console. */
export const hasStore = (await availableXenstoreds()).includes("c");

export interface Stack extends AsyncDisposable {
  readonly host: FakeHost;
  readonly libvirt: Libvirt;
  /** The folder of inactive domains' files. */
  readonly folder: string;
  /** The folder of libxl's files of guests. */
  readonly libxlFiles: string;
  /** A library whose hypervisor's device cannot be opened. */
  readonly withoutHypervisor: Libvirt;
}

/** A host without a toolstack, or with the xend of `options`; today's, or as old as its xend. */
export async function startStack(options: FakeHostOptions = {}): Promise<Stack> {
  const host = await FakeHost.start({ ...(options.xend && { release: "3.4.0" }), ...options });
  const folder = mkdtempSync(join(tmpdir(), "stack-"));
  const { arch } = host.hypervisor.facts;
  const libxlFiles = join(folder, "libxl");
  const others: readonly Driver[] = [
    createXendDriver({ socket: host.xend?.uri ?? join(folder, "no-xend") }),
    createXenstoreDriver({ endpoint: host.store.socketPath, timeout: 500 }),
    createXmDriver({ configDir: folder }),
  ];
  const broken = createHypervisorDriver({
    privcmd: () => {
      throw Object.assign(new Error("privcmd cannot be opened"), { code: "EIO" });
    },
    arch,
  });
  return {
    host,
    folder,
    libxlFiles,
    libvirt: createLibvirt({
      drivers: [createHypervisorDriver({ privcmd: () => host.privcmd(), arch, libxlFiles }), ...others],
    }),
    withoutHypervisor: createLibvirt({ drivers: [broken, ...others] }),
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

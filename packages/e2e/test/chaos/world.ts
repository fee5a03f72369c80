import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLibvirt, type Libvirt } from "@libvirt-ts/core";
import { type Daemon, serve } from "@libvirt-ts/daemon";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { remoteDriver } from "@libvirt-ts/driver-remote";
import { createTestDriver } from "@libvirt-ts/driver-test";
import { createXendDriver } from "@libvirt-ts/driver-xend";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { createXmDriver } from "@libvirt-ts/driver-xm";
import { ChaosProxy, FakeHost, type Random, type XendFault, xendFaults } from "@libvirt-ts/testkit";
import { type Place, startRealPeers } from "./real-peers.js";

/** Peers, and libraries that reach them through proxies. */
export interface World extends AsyncDisposable {
  /** A URI of our daemon, behind a proxy. */
  readonly remote: Place;
  /** Xen with xend as its toolstack, and without one, where definitions are files. */
  readonly xen: readonly Libvirt[];
  /** A real libvirtd behind a proxy, and QEMU's guests of our own; none where they are not asked for. */
  readonly real: readonly Place[];
  /** The folder of the files. */
  readonly folder: string;
  /** Does one thing to one peer; resolves when a peer that was killed is there again. */
  harm(): Promise<void>;
  /** Resolves when all peers are there that were killed. */
  peers(): Promise<void>;
  /** Lets everything go on that stands still. */
  heal(): Promise<void>;
}

/** Starts a xenstored, a fake Xen and xend, a daemon with the test driver's node behind it, and real peers if asked. */
export async function startWorld(random: Random, withReal: boolean): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), "chaos-"));
  const folder = join(home, "xen");
  mkdirSync(folder);
  const host = await FakeHost.start({ release: "3.4.0", xend: "3.4" });
  for (const name of ["one", "two", "three"])
    host.xend!.add(`(vm (name ${name}) (memory 32) (vcpus 1) (image (linux (kernel /k))))`, "running");
  // The host gives Xen and the store what xend runs whenever xend was asked for something.
  const asking = createLibvirt({ drivers: [createXendDriver({ socket: host.xend!.uri })] });
  await using conn = await asking.openReadOnly("xen:///");
  await conn.listDomainsID();

  const socket = join(home, "daemon");
  const served = createLibvirt({ drivers: [createTestDriver()] });
  const start = () =>
    serve(served, { uris: ["test:///default"], listeners: [{ type: "unix", path: socket }] });
  let daemon: Daemon = await start();

  const at = (name: string) => join(home, name);
  const proxies = {
    daemon: await ChaosProxy.start(socket, at("p-daemon"), random),
    store: await ChaosProxy.start(host.store.socketPath, at("p-store"), random),
    xend: await ChaosProxy.start(host.xend!.uri, at("p-xend"), random),
  };
  const real = withReal ? await startRealPeers(home, random) : undefined;
  const { arch } = host.hypervisor.facts;
  const hypervisor = () =>
    createHypervisorDriver({ privcmd: () => host.privcmd(), arch, libxlFiles: at("libxl") });
  const store = () => createXenstoreDriver({ endpoint: at("p-store"), timeout: 500 });
  const xm = () => createXmDriver({ configDir: folder });
  const xend = createXendDriver({ socket: at("p-xend") });
  const faults: readonly XendFault[] = [
    xendFaults.reset,
    xendFaults.cut(5),
    xendFaults.cutReset(40),
    xendFaults.cut(120),
  ];

  const stalled = new Set<() => void>();
  const stall = (begin: () => () => void): Promise<void> => {
    const end = begin();
    stalled.add(end);
    const ended = (resolve: () => void) => () => {
      stalled.delete(end);
      end();
      resolve();
    };
    // How long is part of what is tried.
    return new Promise((resolve) => setTimeout(ended(resolve), 20 + random.below(400)));
  };
  const each = [proxies.daemon, proxies.store, proxies.xend, ...(real ? [real.proxy] : [])];
  /** Who is killed is not killed again before it is there again. */
  let turn: Promise<void> = Promise.resolve();
  const kill = (what: () => Promise<void>): Promise<void> => {
    turn = turn.then(what);
    return turn;
  };
  const harms: readonly (() => Promise<void> | void)[] = [
    ...each.flatMap((proxy) => [() => proxy.cut(), () => proxy.cutWithin(), () => proxy.cutAll()]),
    ...each.map((proxy) => () => stall(() => proxy.stall())),
    () =>
      stall(() => {
        host.store.pause();
        return () => host.store.unpause();
      }),
    () => host.xend!.misbehave(random.pick(faults), { unheard: random.below(2) === 0 }),
    () =>
      kill(async () => {
        await host.xend!.stop();
        await host.xend!.start();
      }),
    () =>
      kill(async () => {
        await daemon.close();
        daemon = await start();
      }),
    ...(real === undefined
      ? []
      : [() => stall(real.stopProcess), () => real.killGuest(), () => kill(() => real.restart())]),
  ];
  return {
    remote: {
      libvirt: createLibvirt({ drivers: [remoteDriver] }),
      uri: `test+unix:///default?socket=${at("p-daemon")}`,
    },
    xen: [
      createLibvirt({ drivers: [hypervisor(), xend, store(), xm()] }),
      createLibvirt({ drivers: [hypervisor(), store(), xm()] }),
    ],
    real: real?.places ?? [],
    folder,
    harm: async () => random.pick(harms)(),
    peers: () => turn,
    async heal() {
      await turn;
      for (const end of stalled) end();
      host.xend!.behave();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(each.map((proxy) => proxy[Symbol.asyncDispose]()));
      await real?.[Symbol.asyncDispose]();
      await daemon.close();
      await host[Symbol.asyncDispose]();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A real libvirtd and guests of QEMU among those that are killed, stalled and cut; with `LIBVIRT_TS_LONG`. */
import { join } from "node:path";
import { createLibvirt, type Libvirt } from "@libvirt-ts/core";
import { createQemuDriver } from "@libvirt-ts/driver-qemu";
import { remoteDriver } from "@libvirt-ts/driver-remote";
import { ChaosProxy, guestDisk, guestsEndWithUs, guestXML, Libvirtd, type Random } from "@libvirt-ts/testkit";
import { guestProcesses } from "../../../driver-qemu/test/guest-processes.js";

/** A node that callers work on. */
export interface Place {
  readonly libvirt: Libvirt;
  readonly uri: string;
}

/** What there is, and what is done to it. */
export interface RealPeers extends AsyncDisposable {
  readonly places: readonly Place[];
  /** Before libvirtd; whoever starts the peers ends it. */
  readonly proxy: ChaosProxy;
  /** Ends libvirtd, and its guests with it, and starts it again. */
  restart(): Promise<void>;
  /** Ends the process of a guest of ours. */
  killGuest(): void;
  /** Stops libvirtd, or the process of a guest of ours, as a machine without time for it does; gives what lets it go on. */
  stopProcess(): () => void;
}

const names = ["one", "two", "three"];

/** Starts them, with their sockets and files in a folder. */
export async function startRealPeers(home: string, random: Random): Promise<RealPeers> {
  const daemon = await Libvirtd.start();
  const proxy = await ChaosProxy.start(daemon.socketPath, join(home, "p-libvirtd"), random);
  const remote = {
    libvirt: createLibvirt({ drivers: [remoteDriver] }),
    uri: `qemu+unix:///session?socket=${home}/p-libvirtd`,
  };
  const root = join(home, "node");
  const endGuests = guestsEndWithUs(root);
  const embedded = {
    libvirt: createLibvirt({ drivers: [createQemuDriver()] }),
    uri: `qemu:///embed?root=${root}`,
  };
  const places = [remote, embedded];
  for (const { libvirt, uri } of places) {
    await using conn = await libvirt.open(uri);
    for (const name of names) {
      // libvirtd runs as nobody, who cannot read what is below our folder.
      const xml = guestXML(
        name,
        guestDisk(uri === remote.uri ? join(daemon.folder, `${name}.img`) : join(home, `${name}.img`)),
      );
      await (await conn.defineXML(xml)).create();
    }
  }
  const signal = (pid: number | undefined, name: NodeJS.Signals) => {
    try {
      if (pid !== undefined) process.kill(pid, name);
    } catch (error) {
      // It has ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  };
  let isDown = false;
  const guest = () => {
    const pids = guestProcesses(root);
    return pids.length === 0 ? undefined : random.pick(pids);
  };
  return {
    places,
    proxy,
    async restart() {
      isDown = true;
      await daemon.kill();
      await daemon.start();
      isDown = false;
    },
    killGuest: () => signal(guest(), "SIGKILL"),
    stopProcess() {
      const pid = random.below(2) === 0 && !isDown ? daemon.pid : guest();
      signal(pid, "SIGSTOP");
      return () => signal(pid, "SIGCONT");
    },
    async [Symbol.asyncDispose]() {
      await daemon[Symbol.asyncDispose]();
      for (const pid of guestProcesses(root)) signal(pid, "SIGKILL");
      endGuests();
    },
  };
}

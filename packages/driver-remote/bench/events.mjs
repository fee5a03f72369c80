import { RpcClient } from "@libvirt-ts/driver-remote/client";
import { connectUnix } from "@libvirt-ts/driver-remote/transport";
import { domainLookupByName, domainResume, domainSuspend } from "@libvirt-ts/rpc/protocol";
import { compare } from "./compare.mjs";
import { program, pythonCommand } from "./rivals.mjs";
import { Worker } from "./worker.mjs";

const EVENTS = 400;

/** Events of one domain, each listener in a process of its own. */
export async function benchEvents(path) {
  const name = "test:///default";
  const source = await RpcClient.connect(await connectUnix({ path }), { name });
  const { dom } = await source.call(domainLookupByName, { name: "test" });
  /** One after another, since their order matters. */
  const provoke = async () => {
    for (let i = 0; i < EVENTS / 2; i++) {
      await source.call(domainSuspend, { dom });
      await source.call(domainResume, { dom });
    }
  };
  const listeners = {
    ours: [process.execPath, program("events.mjs"), path, String(EVENTS)],
    "python-libvirt": pythonCommand("events.py", `test+unix:///default?socket=${path}`, String(EVENTS)),
  };
  const heard = Object.entries(listeners).filter(([, command]) => command);
  await compare(
    `${EVENTS} events of domains, heard in a process of its own`,
    15,
    Object.fromEntries([
      ...heard.map(([who]) => [who, (listener) => Promise.all([provoke(), listener.done()])]),
      ["nobody", provoke],
    ]),
    // One alone is there while it is its turn.
    async (who) => {
      const command = listeners[who];
      if (!command) return undefined;
      const listener = new Worker(who, command);
      await listener.done();
      return listener;
    },
  );
  await source.close();
}

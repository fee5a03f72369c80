import { createServer } from "node:net";
import type { QmpClient } from "@libvirt-ts/qmp";
import { chosenPort } from "@libvirt-ts/xml";
import type { CharacterSource, Devices, Domain, Graphics } from "@libvirt-ts/xml/domain";
import { firstScreenPort, lastPort } from "../command-line/ports.js";
import { completeChains } from "../definition/chains.js";
import { numberImages } from "../definition/images.js";

interface Serving {
  readonly type?: string;
  source?: CharacterSource[];
  tty?: string;
  readonly alias?: { readonly name: string };
}

/** Whether the ports of a screen were chosen by us: they can be others next time. */
export function choosesPort(screen: Graphics): boolean {
  return (screen.type === "vnc" || screen.type === "spice") && isOpen(screen.port, screen.autoport);
}

const isOpen = (port: number | undefined, autoport: string | undefined): boolean =>
  autoport === "yes" || (port ?? -1) < 0;

/**
 * A definition with what its run is known by: the images under each disk's own, a number for each of them, and a free port for each screen that leaves it open;
 * `from` is the first one to try.
 */
export async function forRun(domain: Domain, from = firstScreenPort): Promise<Domain> {
  const live = structuredClone(domain);
  await completeChains(live.devices?.disk ?? []);
  numberImages(live.devices?.disk ?? []);
  let next = from;
  for (const screen of live.devices?.graphics ?? []) {
    if (screen.type !== "vnc" && screen.type !== "spice") continue;
    const first = screen.listenElement?.[0];
    const isSocket = first?.type === "socket" || first?.type === "none";
    if (isSocket || (screen.type === "vnc" && screen.socket !== undefined)) continue;
    if (!isOpen(screen.port, screen.autoport)) continue;
    const address = (first?.type === "address" ? first.address : screen.listen) ?? "127.0.0.1";
    const port = await freePort(address, next);
    choosePort(screen, port);
    next = port + 1;
  }
  return live;
}

/** A port beside `autoport` is one that was chosen: what is kept of the document says so, lest it be a contradiction. */
function choosePort(screen: Graphics & { port?: number; autoport?: string }, port: number): void {
  screen.port = port;
  if (screen.autoport !== "yes") return;
  const { $: chosen } = chosenPort(port);
  screen.$ = { ...screen.$, repeats: [...(screen.$?.repeats ?? []), ...chosen.repeats!] };
}

async function freePort(address: string, from: number): Promise<number> {
  for (let port = from; port <= lastPort; port++) if (await isFree(address, port)) return port;
  return from;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Writes what QEMU chose into the document of a guest: the terminals of its serial lines. */
export async function fillInTerminals(client: QmpClient, { devices }: Domain): Promise<void> {
  const files = new Map(
    (await client.execute("query-chardev")).map(({ label, filename }) => [label, filename]),
  );
  for (const device of charactersOf(devices)) {
    const filename = files.get(`char${device.alias?.name ?? ""}`);
    const path = /^pty:(.+)$/.exec(filename ?? "")?.[1];
    if ((device.type ?? "pty") !== "pty" || path === undefined) continue;
    device.source = [{ path }];
    if (isConsole(devices, device)) device.tty = path;
  }
}

/** Everything that serves a guest's bytes. */
export function charactersOf(devices: Devices | undefined): Serving[] {
  const lists = [devices?.serial, devices?.parallel, devices?.channel, devices?.console];
  return lists.flatMap((list) => (list ?? []) as unknown as Serving[]);
}

const isConsole = (devices: Devices | undefined, device: Serving): boolean =>
  (devices?.console as unknown as Serving[] | undefined)?.includes(device) === true;

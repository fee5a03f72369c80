import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type DriverConnection, type LibvirtError, noPeers, type OpenRequest } from "@libvirt-ts/driver";
import { type FakeXend, type FakeXendOptions, startFakeXend } from "@libvirt-ts/testkit";
import { createXendDriver, type XendDriverOptions } from "../src/index.js";

/** A fake daemon and a connection of the driver to it; both are closed at the end of the scope. */
export interface Pair extends AsyncDisposable {
  readonly xend: FakeXend;
  readonly connection: Required<DriverConnection>;
  readonly warnings: LibvirtError[];
}

/** Time-outs that a test can wait for. */
export const shortTimeouts = {
  connect: 1000,
  query: 2000,
  change: 2000,
  devices: 2000,
  image: 2000,
} as const;

/** Starts a fake and connects to it; a missing operation of `connection` is undefined in spite of its type. */
export async function startPair(
  fake: FakeXendOptions,
  options: XendDriverOptions = { timeouts: shortTimeouts },
  request: Partial<OpenRequest> = {},
): Promise<Pair> {
  const xend = await startFakeXend(fake);
  const warnings: LibvirtError[] = [];
  const connection = await openAt(xend.uri, options, {
    warn: (warning) => warnings.push(warning),
    ...request,
  });
  return {
    xend,
    connection: connection as Required<DriverConnection>,
    warnings,
    async [Symbol.asyncDispose]() {
      await connection.close();
      await xend.close();
    },
  };
}

/** Connects the driver to an address. */
export function openAt(
  uri: string,
  options: XendDriverOptions = { timeouts: shortTimeouts },
  request: Partial<OpenRequest> = {},
): Promise<DriverConnection> {
  return createXendDriver(options).open({ uri, readOnly: false, peers: noPeers, warn: () => {}, ...request });
}

/** A paravirtual domain with a disk and a network card. */
export function domainXml(name: string, uuid?: string, more = ""): string {
  const escaped = name.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<domain type='xen'>
  <name>${escaped}</name>${uuid === undefined ? "" : `\n  <uuid>${uuid}</uuid>`}
  <memory>262144</memory>
  <currentMemory>131072</currentMemory>
  <vcpu>2</vcpu>
  <os><type>linux</type><kernel>/boot/vmlinuz-xen</kernel><cmdline>ro a=1&amp;b=2;c=3 +x 'q'</cmdline></os>
  <devices>
    <disk type='file'><source file='/srv/${escaped.length}.img'/><target dev='xvda'/></disk>
    <interface type='bridge'><source bridge='xenbr0'/><mac address='00:16:3e:00:00:01'/></interface>${more}
  </devices>
</domain>`;
}

/** The same domain as the fake is given it without our driver. */
export function config(name: string, uuid: string): string {
  return (
    `(vm (name '${name}') (memory 128) (maxmem 256) (vcpus 2) (uuid '${uuid}') ` +
    "(image (linux (kernel '/boot/vmlinuz-xen') (args 'ro'))) " +
    "(device (vbd (dev 'xvda') (uname 'file:/srv/disk.img') (mode 'w'))) " +
    "(device (vif (mac '00:16:3e:00:00:01') (bridge 'xenbr0') (script 'vif-bridge'))))"
  );
}

/** A uuid for a number. */
export function uuidOf(number: number): string {
  return `5eed0000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

const shared = resolve(
  process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url)),
);

/** The folder of the recorded exchanges; undefined, with a message on the console, where there is none. */
export function xendCorpus(): string | undefined {
  const folder = join(shared, "corpus", "xend");
  if (existsSync(folder)) return folder;
  console.warn(`skipped: no recorded exchanges in ${folder} (set LIBVIRT_TS_SHARED)`);
  return undefined;
}

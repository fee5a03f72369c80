import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DriverConnection,
  type LibvirtError,
  noPeers,
  type PeerLookup,
  type Peers,
} from "@libvirt-ts/driver";
import { onTestFinished } from "vitest";
import { createXmDriver, type XmDriverOptions } from "../src/index.js";

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "driver-xm-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const uuidOf = (number: number) => `5a17c0de-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

/** A small domain's file. */
export const config = (name: string, number: number, memory = 256) =>
  `name = "${name}"\nuuid = "${uuidOf(number)}"\nmemory = ${memory}\nkernel = "/boot/vmlinuz"\ndisk = [ 'phy:/dev/vg0/${name},xvda,w' ]\n`;

export function writeConfigs(folder: string, count: number): void {
  for (let number = 0; number < count; number++) {
    writeFileSync(join(folder, `vm${number}`), config(`vm${number}`, number));
  }
}

/** A small domain's document. */
export const domainXML = (name: string, uuid?: string, rest = "") =>
  `<domain type='xen'><name>${escapeXml(name)}</name>${uuid === undefined ? "" : `<uuid>${uuid}</uuid>`}<os><type>linux</type><kernel>/boot/vmlinuz</kernel></os><memory>524288</memory><vcpu>2</vcpu>${rest}</domain>`;

export const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A connection that has every operation of the driver, and what it warned of. */
export interface Opened {
  readonly conn: Required<DriverConnection>;
  readonly warnings: LibvirtError[];
}

export async function openFolder(
  configDir: string,
  peers: Partial<Peers> = {},
  options: XmDriverOptions & { readonly readOnly?: boolean } = {},
): Promise<Opened> {
  const warnings: LibvirtError[] = [];
  const lookup: PeerLookup = Object.keys(peers).length === 0 ? noPeers : { get: (name) => peers[name] };
  const conn = (await createXmDriver({ configDir, ...options }).open({
    uri: undefined,
    readOnly: options.readOnly ?? false,
    peers: lookup,
    warn: (warning) => warnings.push(warning),
  })) as Required<DriverConnection>;
  onTestFinished(() => conn.close());
  return { conn, warnings };
}

/** The names of a connection's inactive domains, sorted. */
export const names = async ({ conn }: Opened): Promise<string[]> => (await conn.listDefinedDomains()).sort();

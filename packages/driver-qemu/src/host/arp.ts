import { readFile } from "node:fs/promises";
import type { DomainInterface } from "@libvirt-ts/driver";

/** What the kernel's table has for an address that has answered. */
const complete = 0x2;

/** The IPv4 addresses that the host's ARP table has of these MAC addresses. */
export function arpAddresses(table: string, macs: readonly string[]): DomainInterface[] {
  const wanted = new Set(macs.map((mac) => mac.toLowerCase()));
  const found = new Map<string, { name: string; addrs: { type: number; addr: string; prefix: number }[] }>();
  for (const line of table.split("\n").slice(1)) {
    const [addr, , flags, hwaddr, , device] = line.trim().split(/\s+/);
    const mac = hwaddr?.toLowerCase();
    if (addr === undefined || mac === undefined || device === undefined || !wanted.has(mac)) continue;
    if ((Number(flags) & complete) === 0) continue;
    const known = found.get(mac) ?? { name: device, addrs: [] };
    known.addrs.push({ type: 0, addr, prefix: 0 });
    found.set(mac, known);
  }
  return Array.from(found, ([hwaddr, { name, addrs }]) => ({ name, hwaddr, addrs }));
}

/** The host's ARP table, as the kernel has it. */
export const readArpTable = (): Promise<string> => readFile("/proc/net/arp", "utf8");

import type { DomainDescription } from "@libvirt-ts/core";

/** A VNC display that can be reached. */
export interface VncDisplay {
  readonly port: number;
  /** The address it listens on. */
  readonly listen?: string | undefined;
}

const everyAddress: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** The first VNC display of a domain that has a port by now. */
export function findVnc({ devices }: DomainDescription): VncDisplay | undefined {
  for (const screen of devices?.graphics ?? []) {
    if (screen.type !== "vnc" || screen.port === undefined || screen.port === -1) continue;
    return { port: screen.port, listen: screen.listen };
  }
  return undefined;
}

/** The address as it stands before a colon; empty where every address of the host is listened on, or none is named. */
export function displayAddress({ listen }: VncDisplay): string {
  if (listen === undefined || everyAddress.has(listen)) return "";
  return listen.includes(":") ? `[${listen}]` : listen;
}

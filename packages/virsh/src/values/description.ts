import type { DomainDescription } from "@libvirt-ts/core";

/** The terminal of a running domain's console; undefined: it has none. */
export function ttyOf({ devices }: DomainDescription): string | undefined {
  for (const { tty, type, source: [source] = [] } of devices?.console ?? []) {
    const path = tty ?? (type === "pty" ? source?.path : undefined);
    if (path !== undefined) return path;
  }
  return undefined;
}

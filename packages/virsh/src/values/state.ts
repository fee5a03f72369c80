import { DomainState, VcpuState } from "@libvirt-ts/core";
import type { Colour } from "../output/style.js";
import type { Cell } from "../output/table.js";

const domainStates: Readonly<Record<number, readonly [word: string, colour?: Colour]>> = {
  [DomainState.RUNNING]: ["running", "green"],
  [DomainState.BLOCKED]: ["blocked", "green"],
  [DomainState.PAUSED]: ["paused", "yellow"],
  [DomainState.SHUTDOWN]: ["in shutdown", "yellow"],
  [DomainState.SHUTOFF]: ["shut off", "dim"],
  [DomainState.CRASHED]: ["crashed", "red"],
};

const vcpuStates: Readonly<Record<number, string>> = {
  [VcpuState.OFFLINE]: "offline",
  [VcpuState.RUNNING]: "running",
  [VcpuState.BLOCKED]: "blocked",
};

/** The word for a domain's state; never translated, as scripts read it. */
export const stateWord = (state: number): string => domainStates[state]?.[0] ?? "no state";

/** The word in the colour it has on a terminal. */
export const stateCell = (state: number): Cell => ({
  text: stateWord(state),
  colour: domainStates[state]?.[1],
});

/** The word for a virtual CPU's state. */
export const vcpuStateWord = (state: number): string => vcpuStates[state] ?? "no state";

/** Nanoseconds as seconds with one decimal: `12.3s`. */
export function cpuSeconds(nanoseconds: bigint): string {
  const tenths = (nanoseconds + 50_000_000n) / 100_000_000n;
  return `${tenths / 10n}.${tenths % 10n}s`;
}

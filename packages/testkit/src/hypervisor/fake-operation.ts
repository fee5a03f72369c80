/** One operation of a fake hypervisor: how its commands read and write the payload. */
import { get, set } from "./bytes.js";
import type { FactStruct, XenFacts } from "./facts.js";
import type { FakeDomains } from "./fake-domains.js";

/** What commands know of the hypervisor that they are part of. */
export interface FakeHost {
  readonly facts: XenFacts;
  readonly cpus: number;
  /** The capability bits of physinfo. */
  readonly physicalCapabilities: number;
  readonly domains: FakeDomains;
  /** Nothing changes any more: `lists` keeps what was written, by first id and room. */
  readonly frozen: boolean;
  readonly lists: Map<string, { bytes: Uint8Array; count: number }>;
  /** Whether this Xen is of a release, or a later one. */
  since(release: string): boolean;
  /** The facts of a structure, under its first name that this era has. */
  struct(...names: readonly string[]): FactStruct;
}

/** A pointer in a hypercall's structure. */
export interface FakeHandle {
  readonly offset: number;
  readonly buffer: Uint8Array;
}

/** One operation as the commands see it. */
export interface FakeOperation {
  readonly host: FakeHost;
  /** The payload's bytes, from its offset to the operation's end. */
  readonly bytes: Uint8Array;
  readonly base: number;
  readonly domain: number;
  readonly handles: readonly FakeHandle[];
}

/** Linux's error numbers, as far as Xen returns them here. */
export const E = {
  PERM: -1,
  NOENT: -2,
  SRCH: -3,
  AGAIN: -11,
  ACCES: -13,
  FAULT: -14,
  BUSY: -16,
  INVAL: -22,
  NOSYS: -38,
  USERS: -87,
  NOBUFS: -105,
} as const;

/** Carries a command out: 0, a result, or a negative error number. */
export type FakeCommand = (operation: FakeOperation) => number;

/** The buffer that a member points to; undefined for a null pointer. */
export function bufferOf(
  { base, handles }: FakeOperation,
  struct: FactStruct,
  member: string,
): Uint8Array | undefined {
  const place = struct[member];
  if (typeof place !== "object") return undefined;
  return handles.find(({ offset }) => offset === base + place[0])?.buffer;
}

/** Reads a member of an operation's payload as a number. */
export function input({ bytes, base }: FakeOperation, struct: FactStruct, member: string): number {
  return Number(get(bytes, base, struct, member) ?? 0n);
}

/** Sets a member of an operation's payload. */
export function output(
  { bytes, base }: FakeOperation,
  struct: FactStruct,
  member: string,
  value: bigint | number | ArrayLike<number>,
): void {
  set(bytes, base, struct, member, value);
}

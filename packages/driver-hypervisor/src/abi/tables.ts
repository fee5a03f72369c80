/** How the generated tables are read. */

/** Processor architectures whose structures are known. */
export type Arch = "x86_64" | "x86_32" | "arm64";

/** One interface of Xen: the version numbers that a hypervisor accepts, and the releases that speak it. */
export type Interface =
  /** Xen before 3.0.3: one versioned hypercall, `dom0_op` (`xen/include/public/dom0_ops.h`). */
  | {
      readonly dom0: number;
      readonly sysctl?: undefined;
      readonly domctl?: undefined;
      readonly releases: string;
    }
  /** Xen since: `sysctl.h` and `domctl.h`, each with its own number. */
  | {
      readonly dom0?: undefined;
      readonly sysctl: number;
      readonly domctl: number;
      readonly releases: string;
    };

/** From which interface on something has which value (null: is no more), on which architectures if not on all. */
export type Change<T extends string | number> = readonly [from: number, value: T | null, arches?: string];

/** What holds at an interface. */
export function valueAt<T extends string | number>(
  changes: readonly Change<T>[] | undefined,
  at: number,
  arch: Arch,
): T | undefined {
  const change = changes?.findLast(
    ([from, , arches]) => from <= at && (arches === undefined || arches.split(" ").includes(arch)),
  );
  return change?.[1] ?? undefined;
}

import { libvirtdUnavailable } from "@libvirt-ts/testkit";
import { describe } from "vitest";

const unavailable = libvirtdUnavailable();

/** A suite that needs a real libvirtd; skipped, with the reason, where there is none. */
export const describeWithDaemon: typeof describe.skip = unavailable
  ? (((name: string, ...rest: unknown[]) =>
      (describe.skip as (...args: unknown[]) => unknown)(
        `${name} (${unavailable})`,
        ...rest,
      )) as typeof describe.skip)
  : describe;

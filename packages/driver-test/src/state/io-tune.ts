import type { blockIoTuneFields } from "@libvirt-ts/driver";
import type { Iotune } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";
import type { Values } from "./parameters.js";

const figures = ["bytes", "iops"].flatMap((unit) =>
  ["total", "read", "write"].map((kind) => `${kind}_${unit}_sec`),
);

/** In libvirt's order. */
const names = [
  ...figures,
  ...figures.map((name) => `${name}_max`),
  "size_iops_sec",
  "group_name",
  ...figures.map((name) => `${name}_max_length`),
] as (keyof typeof blockIoTuneFields)[];

/** The limits of a disk, 0 where there are none. */
export function ioTuneOf(iotune: Iotune | undefined): Values {
  return Object.fromEntries(names.map((name) => [name, iotune?.[name] ?? (name === "group_name" ? "" : 0)]));
}

/** The limits with some changed, checked against each other; undefined where none is left. Throws INVALID_ARG. */
export function withIoTune(before: Iotune | undefined, values: Values, what: string): Iotune | undefined {
  const next = Object.fromEntries(
    Object.entries({ ...before, ...values }).filter(([, value]) => value !== 0 && value !== ""),
  ) as Iotune & Record<string, number>;
  for (const unit of ["bytes", "iops"]) {
    for (const suffix of ["sec", "sec_max"]) {
      const [total, read, write] = ["total", "read", "write"].map(
        (kind) => next[`${kind}_${unit}_${suffix}`],
      );
      if (total !== undefined && (read !== undefined || write !== undefined)) {
        throw invalidArgument(
          what,
          `total and read/write of ${unit}_${suffix} cannot be set at the same time`,
        );
      }
    }
    for (const name of ["total", "read", "write"].map((kind) => `${kind}_${unit}_sec`)) {
      const most = next[`${name}_max`];
      if (most !== undefined && (next[name] ?? 0) > most) {
        throw invalidArgument(what, `${name} cannot be set higher than ${name}_max`);
      }
      if (next[`${name}_max_length`] !== undefined && most === undefined) {
        throw invalidArgument(what, `${name}_max_length needs ${name}_max`);
      }
    }
  }
  return Object.keys(next).some((name) => name !== "group_name") ? next : undefined;
}

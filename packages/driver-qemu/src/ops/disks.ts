import {
  blockIoTuneFields,
  type DomainBlockOperations,
  ErrorNumber,
  isTypedValue,
  readTypedParams,
  type TypedParams,
  tunableFields,
  writeTypedParams,
} from "@libvirt-ts/driver";
import { DomainBlockResizeFlags } from "@libvirt-ts/driver/flags";
import type { Domain, Iotune } from "@libvirt-ts/xml/domain";
import { assertNoBlockJob } from "../blockjobs/jobs.js";
import { layerIndex, layersOf, storageNode } from "../blockjobs/layers.js";
import { withReplaced } from "../definition/devices.js";
import { sourcePath } from "../definition/images.js";
import { invalidArgument, qemuError } from "../errors.js";
import { changeLive } from "../guest/change.js";
import { driveInfos, drivesOf, findDisk } from "../guest/drives.js";
import { throttleCommand, throttleNames } from "../guest/throttle.js";
import type { QemuNode } from "../node/node.js";
import { configurationFor, impactOf } from "./impact.js";
import { guestOf } from "./lifecycle.js";
import { change } from "./redefine.js";

type DiskOperations = Required<
  Pick<
    DomainBlockOperations,
    "domainBlockResize" | "domainGetBlockIoTune" | "domainSetBlockIoTune" | "domainSetBlockThreshold"
  >
>;

/** QEMU counts bytes in 63 bits. */
const largest = 2n ** 63n - 1n;

/** How large disks are, what they are limited to, and what is told of how they grow. */
export function diskOperations(node: QemuNode): DiskOperations {
  return {
    domainBlockResize: (ref, name, size, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const guest = guestOf(domain);
        const disk = findDisk(guest.live, name);
        await assertNoBlockJob(guest, disk.target.dev);
        const bytes = flags & DomainBlockResizeFlags.BYTES ? size : size * 1024n;
        if (bytes < 0n || bytes > largest)
          throw qemuError(ErrorNumber.OVERFLOW, "size", `expected at most ${largest} bytes, not ${bytes}`);
        await guest.run(async (client) => {
          const node = (await driveInfos(client)).get(disk.alias!.name)?.inserted?.["node-name"];
          if (node === undefined) throw invalidArgument(`disk '${name}'`, "there is nothing in it");
          await client.execute("block_resize", { "node-name": node, size: bytes });
        }, options?.signal);
      }),

    async domainSetBlockThreshold(ref, name, threshold, _flags, options) {
      const guest = await node.active(ref);
      await guest.reload();
      const [, target = name, number] = /^(.+)\[(\d+)\]$/.exec(name) ?? [];
      const disk = findDisk(guest.live, target);
      const at = number === undefined ? 0 : layerIndex(disk, `${disk.target.dev}[${number}]`);
      if (threshold < 0n || threshold > largest)
        throw invalidArgument("threshold", `expected from 0 to ${largest} bytes, not ${threshold}`);
      if (sourcePath(disk) === undefined) throw invalidArgument(`disk '${name}'`, "there is nothing in it");
      await guest.run(
        (client) =>
          client.execute("block-set-write-threshold", {
            "node-name": storageNode(layersOf(disk)[at]!.number),
            "write-threshold": threshold,
          }),
        options?.signal,
      );
    },

    async domainGetBlockIoTune(ref, name, flags) {
      const configuration = configurationFor(await node.find(ref), flags);
      const iotune = name === undefined ? undefined : findDisk(configuration, name).iotune;
      const given = (iotune ?? {}) as Readonly<Record<string, number | string | undefined>>;
      return Object.fromEntries(
        throttleNames.map((field) => [field, given[field] ?? (field === "group_name" ? "" : 0)]),
      );
    },

    domainSetBlockIoTune: (ref, name, params, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const changed = (configuration: Domain): Domain =>
          withIotune(configuration, name, (before) => tuned(before, params, name));
        await change(node, impactOf(domain, flags), changed, async (guest) => {
          const live = changed(guest.live);
          const disk = findDisk(live, name);
          const drive = (await guest.run(drivesOf)).get(disk.alias!.name);
          await changeLive(guest, live, [throttleCommand(drive, disk)]);
          const told = asTold(disk.target.dev, params);
          node.events.emit({ event: "tunable", domain: guest.ref, params: told });
        });
      }),
  };
}

/** Changed limits as an event has them. */
function asTold(target: string, limits: TypedParams): TypedParams {
  const given = Object.entries(limits).map(([field, value]) => [`blkdeviotune.${field}`, value]);
  const params = { "blkdeviotune.disk": target, ...Object.fromEntries(given) };
  return readTypedParams(writeTypedParams(params, tunableFields), tunableFields);
}

function withIotune(
  domain: Domain,
  name: string,
  tune: (before: Iotune | undefined) => Iotune | undefined,
): Domain {
  const disk = findDisk(domain, name);
  const { iotune, ...rest } = disk;
  const next = tune(iotune);
  const after = next === undefined ? rest : { ...rest, iotune: next };
  return withReplaced(domain, "disk", disk, after);
}

/** Limits with some changed, checked against each other; undefined where none is left. Throws INVALID_ARG. */
function tuned(before: Iotune | undefined, params: TypedParams, name: string): Iotune | undefined {
  const what = `disk '${name}'`;
  const given = writeTypedParams(params, blockIoTuneFields);
  if (given.length === 0) throw invalidArgument(what, "there are no parameters");
  const values: Record<string, unknown> = { ...before };
  for (const { field, value } of given) {
    if (!Object.hasOwn(blockIoTuneFields, field) || isTypedValue(value))
      throw invalidArgument(
        what,
        `there is no limit '${field}'; expected one of ${throttleNames.join(", ")}`,
      );
    const plain = typeof value === "bigint" ? Number(value) : value;
    if (plain === 0 || plain === "") delete values[field];
    else values[field] = plain;
  }
  assertConsistent(values, what);
  return Object.keys(values).some((field) => field !== "group_name" && field !== "$")
    ? (values as Iotune)
    : undefined;
}

function assertConsistent(values: Readonly<Record<string, unknown>>, what: string): void {
  const figure = (name: string): number | undefined => values[name] as number | undefined;
  for (const unit of ["bytes", "iops"])
    for (const suffix of ["sec", "sec_max"]) {
      const of = (kind: string): number | undefined => figure(`${kind}_${unit}_${suffix}`);
      if (of("total") !== undefined && (of("read") ?? of("write")) !== undefined)
        throw invalidArgument(what, `total and read or write of ${unit}_${suffix} exclude each other`);
    }
  for (const name of ["total", "read", "write"].flatMap((kind) =>
    ["bytes", "iops"].map((unit) => `${kind}_${unit}_sec`),
  )) {
    const most = figure(`${name}_max`);
    if (most !== undefined && (figure(name) ?? 0) > most)
      throw invalidArgument(what, `${name} is more than ${name}_max`);
    if (figure(`${name}_max_length`) !== undefined && most === undefined)
      throw invalidArgument(what, `${name}_max_length needs ${name}_max`);
  }
}

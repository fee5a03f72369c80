import {
  bandwidthFields,
  blockIoTuneFields,
  type DomainOperations,
  type DomainRef,
  ErrorNumber,
  type TypedParams,
} from "@libvirt-ts/driver";
import type { Domain, Interface } from "@libvirt-ts/xml/domain";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { findDisk, withDisk } from "../../state/disks.js";
import { changeConfiguration, configurationFor } from "../../state/impact.js";
import { findInterface } from "../../state/interfaces-of.js";
import { ioTuneOf, withIoTune } from "../../state/io-tune.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { type Values, valuesOf } from "../../state/parameters.js";
import {
  blkioTunable,
  memoryTunable,
  numaTunable,
  perfTunable,
  schedulerTunable,
  type Tunable,
} from "../../state/tunables.js";

type TunableOperations = Required<
  Pick<
    DomainOperations,
    | "domainGetMemoryParameters"
    | "domainSetMemoryParameters"
    | "domainGetBlkioParameters"
    | "domainSetBlkioParameters"
    | "domainGetNumaParameters"
    | "domainSetNumaParameters"
    | "domainGetPerfEvents"
    | "domainSetPerfEvents"
    | "domainGetSchedulerType"
    | "domainGetSchedulerParameters"
    | "domainSetSchedulerParameters"
    | "domainGetBlockIoTune"
    | "domainSetBlockIoTune"
    | "domainSetThrottleGroup"
    | "domainDelThrottleGroup"
    | "domainGetInterfaceParameters"
    | "domainSetInterfaceParameters"
    | "domainSetMemoryStatsPeriod"
  >
>;

/** What limits and weighs domains: stored in their documents, checked and reported. */
export function tunableOperations(node: NodeDomains): TunableOperations {
  const getter = (tunable: Tunable) => async (ref: DomainRef, flags: number) =>
    tunable.get(configurationFor(node.find(ref), flags)) as TypedParams;

  const setter =
    (what: string, tunable: Tunable) => async (ref: DomainRef, params: TypedParams, flags: number) => {
      const values = valuesOf(what, params, tunable.fields);
      changeConfiguration(node, node.find(ref), flags, (it) => tunable.set(it, values, what));
    };

  return {
    domainGetMemoryParameters: getter(memoryTunable),
    domainSetMemoryParameters: setter("virDomainSetMemoryParameters", memoryTunable),
    domainGetBlkioParameters: getter(blkioTunable),
    domainSetBlkioParameters: setter("virDomainSetBlkioParameters", blkioTunable),
    domainGetNumaParameters: getter(numaTunable),
    domainSetNumaParameters: setter("virDomainSetNumaParameters", numaTunable),
    domainGetPerfEvents: getter(perfTunable),
    domainSetPerfEvents: setter("virDomainSetPerfEvents", perfTunable),
    domainGetSchedulerParameters: getter(schedulerTunable),
    domainSetSchedulerParameters: setter("virDomainSetSchedulerParametersFlags", schedulerTunable),

    async domainGetSchedulerType(ref) {
      node.find(ref);
      return { type: "fair", parameters: Object.keys(schedulerTunable.fields).length };
    },

    async domainGetBlockIoTune(ref, disk, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      return ioTuneOf(disk === undefined ? undefined : findDisk(configuration, disk).iotune) as TypedParams;
    },

    async domainSetBlockIoTune(ref, disk, params, flags) {
      const what = "virDomainSetBlockIoTune";
      const domain = node.find(ref);
      const values = valuesOf(what, params, blockIoTuneFields);
      let target = "";
      const { live } = changeConfiguration(node, domain, flags, (configuration) => {
        target = findDisk(configuration, disk).target.dev;
        return withDisk(configuration, target, ({ iotune, ...rest }) => {
          const next = withIoTune(iotune, values, what);
          return next === undefined ? rest : { ...rest, iotune: next };
        });
      });
      if (!live) return;
      const told = Object.entries(values).map(([name, value]) => [`blkdeviotune.${name}`, value]);
      const changed = { "blkdeviotune.disk": target, ...Object.fromEntries(told) };
      node.tell({ event: "tunable", params: changed }, domain);
    },

    async domainSetThrottleGroup(ref, group, params, flags) {
      const what = "virDomainSetThrottleGroup";
      const values = valuesOf(what, params, blockIoTuneFields);
      changeConfiguration(node, node.find(ref), flags, (configuration) => {
        const groups = configuration.throttlegroups?.throttlegroup ?? [];
        const before = groups.find(({ group_name }) => group_name === group);
        const next = { ...withIoTune(before, values, what), group_name: group };
        const others = groups.filter((it) => it !== before);
        return { ...configuration, throttlegroups: { throttlegroup: [...others, next] } };
      });
    },

    async domainDelThrottleGroup(ref, group, flags) {
      changeConfiguration(node, node.find(ref), flags, (configuration) => {
        const groups = configuration.throttlegroups?.throttlegroup ?? [];
        const throttlegroup = groups.filter(({ group_name }) => group_name !== group);
        if (throttlegroup.length === groups.length) {
          throw invalidArgument("virDomainDelThrottleGroup", `there is no group '${group}'`);
        }
        const { throttlegroups: _, ...rest } = configuration;
        return throttlegroup.length === 0 ? rest : { ...rest, throttlegroups: { throttlegroup } };
      });
    },

    async domainGetInterfaceParameters(ref, device, flags) {
      const { bandwidth = {} } = findInterface(configurationFor(node.find(ref), flags), device);
      const { inbound = {}, outbound = {} } = bandwidth;
      const figure = (name: string): number => {
        const [side, field] = name.split(".") as ["inbound" | "outbound", string];
        return ((side === "inbound" ? inbound : outbound) as Record<string, number>)[field] ?? 0;
      };
      const names = ["average", "peak", "burst", "floor"].map((field) => `inbound.${field}`);
      names.push(...["average", "peak", "burst"].map((field) => `outbound.${field}`));
      return Object.fromEntries(names.map((name) => [name, figure(name)]));
    },

    async domainSetInterfaceParameters(ref, device, params, flags) {
      const values = valuesOf("virDomainSetInterfaceParameters", params, bandwidthFields);
      changeConfiguration(node, node.find(ref), flags, (configuration) =>
        withBandwidth(configuration, findInterface(configuration, device), values),
      );
    },

    async domainSetMemoryStatsPeriod(ref, period, flags) {
      if (period < 0) throw invalidArgument("virDomainSetMemoryStatsPeriod", "a period cannot be negative");
      const domain = node.find(ref);
      changeConfiguration(node, domain, flags, (configuration) => {
        const balloon = configuration.devices?.memballoon;
        if (balloon === undefined) throw wrongState(ref, "it has no memory balloon");
        return {
          ...configuration,
          devices: { ...configuration.devices, memballoon: { ...balloon, stats: { period } } },
        };
      });
    },
  };
}

/** The same domain with other limits of one of its cards; a side whose average is 0 has none. */
function withBandwidth(domain: Domain, card: Interface, values: Values): Domain {
  const sides = (["inbound", "outbound"] as const).map((side) => {
    const before = card.bandwidth?.[side] as Record<string, number> | undefined;
    const changed = Object.entries(values)
      .filter(([name]) => name.startsWith(`${side}.`))
      .map(([name, value]) => [name.slice(side.length + 1), value]);
    const next = { ...before, ...Object.fromEntries(changed) } as Record<string, number>;
    const set = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== 0));
    if (set.average === undefined && set.floor === undefined) {
      if (Object.keys(set).length === 0 || next.average === 0) return [side, undefined] as const;
      throw testError(
        ErrorNumber.INVALID_ARG,
        "virDomainSetInterfaceParameters",
        `${side}.average is missing`,
      );
    }
    return [side, set] as const;
  });
  const bandwidth = Object.fromEntries(sides.filter(([, value]) => value !== undefined));
  const { bandwidth: _, ...rest } = card;
  const next = (Object.keys(bandwidth).length === 0 ? rest : { ...rest, bandwidth }) as Interface;
  const list = domain.devices!.interface!.map((it) => (it === card ? next : it));
  return { ...domain, devices: { ...domain.devices, interface: list } };
}

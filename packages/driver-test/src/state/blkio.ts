import type { BlkioDevice, Domain } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";
import { defined, type Values } from "./parameters.js";

/** The parameter of each figure of a device. */
const figures = {
  device_weight: "weight",
  device_read_iops_sec: "read_iops_sec",
  device_write_iops_sec: "write_iops_sec",
  device_read_bytes_sec: "read_bytes_sec",
  device_write_bytes_sec: "write_bytes_sec",
} as const;

type Parameter = keyof typeof figures;

const entries = Object.entries(figures) as [Parameter, (typeof figures)[Parameter]][];

/** The weight, and each figure of devices as `path,figure,path,figure`. */
export function blkioOf({ blkiotune }: Domain): Values {
  const lists = entries.map(([parameter, figure]) => {
    const devices = blkiotune?.device?.filter((device) => device[figure] !== undefined) ?? [];
    return [parameter, devices.map((device) => `${device.path},${device[figure]}`).join(",")];
  });
  return { weight: blkiotune?.weight ?? 0, ...Object.fromEntries(lists) };
}

/** The same domain with other figures; those of 0 are taken away. */
export function withBlkio(domain: Domain, values: Values, what: string): Domain {
  const { weight } = values;
  if (weight !== undefined && weight !== 0 && (Number(weight) < 10 || Number(weight) > 1000)) {
    throw invalidArgument(what, `a weight is 10 to 1000, or 0 for none, not ${weight}`);
  }
  const devices = new Map((domain.blkiotune?.device ?? []).map((device) => [device.path, device]));
  for (const [parameter, figure] of entries) {
    const list = values[parameter];
    if (list === undefined) continue;
    for (const [path, value] of pairsOf(String(list), what)) {
      const { [figure]: _, ...rest } = devices.get(path) ?? { path };
      devices.set(path, value === 0 ? (rest as BlkioDevice) : { ...rest, [figure]: value });
    }
  }
  const { blkiotune, ...rest } = domain;
  const { weight: before, device: _, ...others } = blkiotune ?? {};
  const device = [...devices.values()].filter((it) => Object.keys(it).length > 1);
  const next = {
    ...others,
    ...defined({
      weight: weight === undefined ? before : weight === 0 ? undefined : (weight as number),
      device: device.length === 0 ? undefined : device,
    }),
  };
  return Object.keys(next).length === 0 ? rest : { ...rest, blkiotune: next };
}

function pairsOf(list: string, what: string): [path: string, value: number][] {
  if (list === "") return [];
  const parts = list.split(",");
  const pairs: [string, number][] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const [path = "", figure = ""] = parts.slice(index, index + 2);
    if (!path.startsWith("/") || !/^\d{1,15}$/.test(figure)) {
      throw invalidArgument(
        what,
        `${JSON.stringify(list)} is no list of paths and figures, /dev/sda,500 for instance`,
      );
    }
    pairs.push([path, Number(figure)]);
  }
  return pairs;
}

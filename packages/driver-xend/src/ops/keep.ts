import { child, format, isList, type Sexpr, type SexprList, value } from "@libvirt-ts/sexpr";

/**
 * What a definition becomes where xend keeps one already. `current` is what xend has, `before` what our conversion says of
 * that, `after` what it says of the new document. What the document did not change stays in xend's own words, and what the
 * conversion knows nothing of stays with the domain, disk or card that it stood in.
 */
export function keepUnknown(current: SexprList, before: SexprList, after: SexprList): SexprList {
  const stale = staleKeys(before, after);
  const known = (key: string) => child(before, key) !== undefined || child(after, key) !== undefined;
  const changed = after.filter((item) => !isDevice(item)).map((item) => keepIn(item, current, before));
  const others = current.slice(1).filter((item) => {
    const key = keyOf(item);
    return key !== "device" && key !== undefined && !known(key) && !stale.has(key);
  });
  return [...changed, ...others, ...keptDevices(current, before, after)];
}

/** An item of the new configuration: as xend has it where it is as before, else with what it held besides. */
function keepIn(item: Sexpr, current: SexprList, before: SexprList): Sexpr {
  const key = keyOf(item);
  const [now, then] = key === undefined ? [] : [child(current, key), child(before, key)];
  if (now === undefined || then === undefined) return item;
  if (same(then, item)) return now;
  const [inNow, inThen, inItem] = [now[1], then[1], item[1]];
  const isSort = isList(inNow) && isList(inThen) && isList(inItem) && inNow[0] === inItem[0];
  return isSort ? [item[0] as Sexpr, keepUnknown(inNow, inThen, inItem)] : item;
}

/** Keys of one thing: where one of them changes, none is left as it was. */
const families: readonly (readonly string[])[] = [
  ["memory", "maxmem", "memory_dynamic_min", "memory_dynamic_max", "memory_static_min", "memory_static_max"],
  ["vcpus", "vcpu_avail"],
  ["kernel", "loader"],
  [
    "vnc",
    "sdl",
    "type",
    "vncunused",
    "vncdisplay",
    "vnclisten",
    "keymap",
    "display",
    "xauthority",
    "location",
  ],
];

function staleKeys(before: SexprList, after: SexprList): ReadonlySet<string> {
  const differs = (key: string) => !same(child(before, key) ?? "", child(after, key) ?? "");
  const stale = families.filter((keys) => keys.some(differs)).flat();
  // A password is left out of descriptions, so a screen without one has the one that it had.
  const hasScreen = value(after, "vnc") === "1" || value(after, "type") === "vnc";
  return new Set(hasScreen ? stale : [...stale, "vncpasswd"]);
}

/** Devices that xend from 3.1 on makes of the screen in a guest's image. */
const implied: ReadonlySet<Sexpr | undefined> = new Set(["vfb", "vkbd"]);

function imageOf(config: SexprList): SexprList {
  const image = child(config, "image")?.[1];
  return isList(image) ? image : [];
}

function keptDevices(current: SexprList, before: SexprList, after: SexprList): SexprList[] {
  const [now, then] = [byIdentity(current), byIdentity(before)];
  const changed = [...byIdentity(after)].map(([identity, device]) => {
    const [own, old] = [now.get(identity), then.get(identity)];
    if (own === undefined || old === undefined) return device;
    return same(old, device) ? own : keepUnknown(own, old, device);
  });
  const isScreenChanged = staleKeys(imageOf(before), imageOf(after)).has("vnc");
  const others = [...now].flatMap(([identity, device]) =>
    then.has(identity) || (isScreenChanged && implied.has(device[0])) ? [] : [device],
  );
  return [...changed, ...others].map((device) => ["device", device]);
}

/** Devices by what they are known by: a disk's target, a card's MAC address; else which one of its sort it is. */
function byIdentity(config: SexprList): Map<string, SexprList> {
  const devices = new Map<string, SexprList>();
  const counts = new Map<string, number>();
  for (const device of devicesOf(config)) {
    const sort = /^(?:vbd|tap2?)$/.test(String(device[0])) ? "disk" : String(device[0]);
    const count = (counts.get(sort) ?? 0) + 1;
    counts.set(sort, count);
    const identity =
      sort === "disk" ? plainTarget(value(device, "dev") ?? "") : value(device, "mac")?.toLowerCase();
    const key = `${sort} ${identity || count}`;
    devices.set(devices.has(key) ? `${key} ${count}` : key, device);
  }
  return devices;
}

/** The devices of a configuration: `(vbd ..)`, `(vif ..)`. */
export function devicesOf(config: SexprList): SexprList[] {
  return config.flatMap((item) => (isDevice(item) && isList(item[1]) ? [item[1]] : []));
}

/** `hda` of `ioemu:hda` and `hda:disk`. */
export function plainTarget(dev: string): string {
  return dev.replace(/^ioemu:/, "").replace(/:(disk|cdrom)$/, "");
}

/** Whether an item of a configuration is `(device ..)`. */
export const isDevice = (item: Sexpr): item is SexprList => isList(item) && item[0] === "device";

function keyOf(item: Sexpr): string | undefined {
  const key = isList(item) ? item[0] : undefined;
  return typeof key === "string" ? key : undefined;
}

const same = (one: Sexpr, other: Sexpr) => format(one) === format(other);

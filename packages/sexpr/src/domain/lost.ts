import { isList, type Sexpr, type SexprList } from "../node.js";
import type { TreeReport } from "./report.js";

/**
 * The keys that people set and domain XML has no place for, with the values that xend prints when nobody has. Keys that
 * only tell of the running guest (`cpu_time`, `store_mfn`) are not here: nothing is lost with them.
 */
const lost: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = {
  domain: new Map([
    ["bootloader_args", []],
    ["cpus", []],
    ["cpu_cap", ["0"]],
    ["cpu_weight", ["256", "1.0"]],
    ["description", []],
    ["features", []],
    ["localtime", ["0"]],
    ["on_xend_start", ["ignore"]],
    ["on_xend_stop", ["ignore"]],
    ["pool_name", ["Pool-0"]],
  ]),
  image: new Map([
    ["keymap", ["en-us"]],
    ["localtime", ["0"]],
    ["pci", []],
    ["soundhw", []],
    ["stdvga", ["0"]],
    ["superpages", ["0"]],
    ["usb", ["0"]],
    ["usbdevice", []],
  ]),
  device: new Map([
    ["backend", ["0"]],
    ["rate", []],
    ["type", ["ioemu"]],
  ]),
};

/** Warns, once for each key, about what a list says and domain XML has no place for. */
export function reportLost(sort: "domain" | "image" | "device", list: SexprList, report: TreeReport): void {
  const keys = lost[sort]!;
  const told = new Set<string>();
  for (let at = 1; at < list.length; at += 1) {
    const item = list[at]!;
    const key = item[0];
    if (typeof item === "string" || typeof key !== "string") continue;
    const usual = keys.get(key);
    if (usual === undefined || told.has(key) || !says(item, usual)) continue;
    report.warn("sexpr.not-kept", `domain XML has no place for ${key}`, item);
    told.add(key);
  }
}

/** Whether a keyed list holds an atom that is neither empty nor usual. */
function says(list: SexprList, usual: readonly string[]): boolean {
  const rest: Sexpr[] = list.slice(1);
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    if (isList(item)) rest.push(...item);
    else if (item !== "" && !usual.includes(item)) return true;
  }
  return false;
}

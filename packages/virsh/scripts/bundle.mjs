/** Makes dist/: the bundle of virsh, which starts with the modules of hot-modules.json. */
import { readFileSync } from "node:fs";
import { bundle } from "./bundling/bundle.mjs";

const hot = new Set(JSON.parse(readFileSync(new URL("bundling/hot-modules.json", import.meta.url), "utf8")));

/**
 * Others are loaded with those of their folder, of which two levels count. The procedures of the wire are loaded by
 * themselves: to open a connection takes few of them.
 */
const groupOf = (name) => {
  if (name.startsWith("rpc/src/protocol/")) return name.replace("/src/", "-").replaceAll(/[/.]/g, "-");
  const [pkg, , ...path] = name.split("/");
  return [pkg, ...path.slice(0, -1).slice(0, 2)].join("-");
};

const met = new Set();
const isHot = (name) => {
  met.add(name);
  return hot.has(name);
};

await bundle(new URL("../dist/", import.meta.url), { isHot, groupOf });
const gone = [...hot].filter((name) => !met.has(name));
if (gone.length > 0)
  throw new Error(`hot-modules.json names what virsh no longer has: ${gone}; run the script hot-modules`);

// The map of the house: packages as boxes in layers, each above what it is made of, as the manifests and the rules of
// .dependency-cruiser.cjs have it. `node packages/site/scripts/map.mjs` writes docs/map.svg; a test tells when it is old.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { published } from "../../../scripts/packages.mjs";
import { root } from "../../../scripts/setup.mjs";

const scope = "@libvirt-ts/";

/** Published packages by short name: which of ours they need, and whether all of them runs in a browser. */
function packages() {
  const browserSafe = new Set(JSON.parse(readFileSync(join(root, "scripts/browser-safe.json"), "utf8")));
  const found = new Map();
  for (const { name, manifest } of published) {
    // virsh is a bundle: what it is made of are its devDependencies.
    const needs = { ...manifest.dependencies, ...(name === "virsh" && manifest.devDependencies) };
    const ours = Object.keys(needs)
      .filter((need) => need.startsWith(scope))
      .map((need) => need.slice(scope.length));
    found.set(name, { needs: ours, isBrowserSafe: browserSafe.has(name), what: manifest.description });
  }
  for (const each of found.values()) each.needs = each.needs.filter((need) => found.has(need));
  return found;
}

/** How far each package is from those that need none: its layer. */
function layersOf(all) {
  const depth = new Map();
  const depthOf = (name) => {
    if (!depth.has(name)) depth.set(name, 1 + Math.max(-1, ...all.get(name).needs.map(depthOf)));
    return depth.get(name);
  };
  const layers = [];
  for (const name of all.keys()) {
    const depth = depthOf(name);
    layers[depth] ??= [];
    layers[depth].push(name);
  }
  return layers;
}

/** What a package needs without what comes along through another one. */
function direct(name, all) {
  const reachable = (from, seen = new Set()) => {
    for (const need of all.get(from).needs) {
      if (seen.has(need)) continue;
      seen.add(need);
      reachable(need, seen);
    }
    return seen;
  };
  const { needs } = all.get(name);
  return needs.filter((need) => !needs.some((other) => other !== need && reachable(other).has(need)));
}

const box = { width: 138, height: 38, gap: 14, row: 96 };
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The map as an SVG. */
export function houseMap() {
  const all = packages();
  const layers = layersOf(all);
  const width = Math.max(...layers.map(({ length }) => length)) * (box.width + box.gap) + box.gap;
  const height = layers.length * box.row + 16;
  const places = new Map();
  for (const [depth, names] of layers.entries()) {
    const left = (width - names.length * (box.width + box.gap) + box.gap) / 2;
    for (const [at, name] of names.entries())
      places.set(name, { x: left + at * (box.width + box.gap), y: height - (depth + 1) * box.row + 40 });
  }
  const lines = [...all.keys()].flatMap((name) =>
    direct(name, all).map((need) => {
      const [from, to] = [places.get(name), places.get(need)];
      const [x1, y1, x2, y2] = [from.x + box.width / 2, from.y + box.height, to.x + box.width / 2, to.y];
      const middle = (y1 + y2) / 2;
      return `<path d="M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}"/>`;
    }),
  );
  const boxes = [...all].map(([name, { isBrowserSafe, what }]) => {
    const { x, y } = places.get(name);
    return `<g${isBrowserSafe ? ' class="browser"' : ""}><title>${escaped(what)}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/><text x="${x + box.width / 2}" y="${y + 24}">${name}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Packages, each above what it is made of">
<style>
path{fill:none;stroke:#8a8f98;stroke-width:1.2}
rect{fill:#fff;stroke:#5b6472;stroke-width:1.2}
.browser rect{fill:#e3f1e5}
text{font:13px system-ui,sans-serif;text-anchor:middle;fill:#1b1b1f}
@media(prefers-color-scheme:dark){rect{fill:#202127;stroke:#9aa3b2}.browser rect{fill:#1d3324}text{fill:#e6e6e6}}
</style>
${lines.join("\n")}
${boxes.join("\n")}
</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, "docs/map.svg"), houseMap());

/** What `list` takes of a node file that names a thousand files of domains, here, in C's, and in a Node that only reads them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readsFolder } from "../../bench/lib/bare.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { peer } from "./c-virsh.mjs";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const count = 1000;
const rounds = quick ? 3 : 11;

const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
for (let i = 0; i < count; i++) {
  const disk = `<disk type='file' device='disk'><source file='/d${i}'/><target dev='vda' bus='virtio'/></disk>`;
  writeFileSync(
    join(folder, `d${i}.xml`),
    `<domain type='test'><name>d${i}</name><memory>65536</memory><os><type>hvm</type></os><devices>${disk}</devices></domain>`,
  );
}
const node = join(folder, "node.xml");
writeFileSync(
  node,
  `<node>${Array.from({ length: count }, (_, i) => `<domain file='d${i}.xml'/>`).join("\n")}</node>`,
);

function run([file, ...args]) {
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(file, args, { stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return { took: Number(process.hrtime.bigint() - start) / 1e6, size: stdout.length };
}

const list = ["-c", `test://${node}`, "list"];
const ours = [process.execPath, program, ...list];
const sides = {
  ours,
  ...(peer && { "C virsh": [peer, ...list] }),
  "Node, reading the files": [process.execPath, "-e", readsFolder(folder, run(ours).size)],
};
const best = Object.fromEntries(Object.keys(sides).map((name) => [name, Number.POSITIVE_INFINITY]));
for (let round = 0; round < rounds; round++)
  for (const [name, side] of Object.entries(sides)) best[name] = Math.min(best[name], run(side).took);
tell(`list of a node file that names ${count} files`, "ms", best);
console.log(
  Object.entries(best)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
    .join(", "),
);

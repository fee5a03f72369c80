/** What `list` takes of a node file that names a thousand files of domains, here, in C's, and in a Node that only reads them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readsFolder } from "../../bench/lib/bare.mjs";
import { comparePrograms, runProgram } from "../../bench/lib/programs.mjs";
import { peer } from "./c-virsh.mjs";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const count = 1000;

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

const list = ["-c", `test://${node}`, "list"];
const ours = [process.execPath, program, ...list];
comparePrograms(`list of a node file that names ${count} files`, {
  ours,
  ...(peer && { "C virsh": [peer, ...list] }),
  "Node, reading the files": [process.execPath, "-e", readsFolder(folder, runProgram(ours).size)],
});

/** What a thousand commands take that are piped to one virsh, start-up included, here, in C's, and in a Node that only prints. */
import { fileURLToPath } from "node:url";
import { answersLines } from "../../bench/lib/bare.mjs";
import { comparePrograms, runProgram } from "../../bench/lib/programs.mjs";
import { peer } from "./c-virsh.mjs";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const count = 1000;

const connected = ["-q", "-c", "test:///default"];

for (const command of ["list", "domstate test", "dominfo test", "dumpxml test"]) {
  const ours = [process.execPath, program, ...connected];
  const input = `${command}\n`.repeat(count);
  const size = Math.ceil(runProgram(ours, { input }).size / count);
  const sides = {
    ours,
    ...(peer && { "C virsh": [peer, ...connected] }),
    "Node, printing as much": [process.execPath, "-e", answersLines(size)],
  };
  comparePrograms(`${count} × ${command}, by one script`, sides, { input });
}

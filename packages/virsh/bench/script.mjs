/** How many commands a second one script runs on the test driver, start-up included. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const count = 10_000;
for (const command of ["list", "domstate test", "dominfo test", "dumpxml test"]) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, [program, "-q", "-c", "test:///default", "-f", "-"], {
    input: `${command}\n`.repeat(count),
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(`${command}: ${Math.round(count / seconds)} commands a second`);
}

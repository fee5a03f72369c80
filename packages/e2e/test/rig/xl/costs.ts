/** What a decision of `docs/decisions/` rests on: how long xl, Node and virsh take in dom0. Looked at by people, not judged. */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

/** Milliseconds for the test. */
const long = 1_800_000;

/** Prints the fastest of three runs of each step, in seconds. */
const measure = `step() { # step NAME COMMAND
  time -f %e -o /root/time sh -c "$2" >/dev/null 2>&1 || { echo "$1 failed"; exit 1; }
  echo "$1 $(cat /root/time)" >>/root/times
}
rm -f /root/times
for round in 1 2 3; do
  step xl-list 'xl list'
  step xl-list-l 'xl list -l'
  step node 'node -p 0'
  step virsh 'virsh list'
  step xl-create 'xl create -q /guests/idle.cfg'
  step xl-pause 'xl pause idle'
  step xl-unpause 'xl unpause idle'
  step xl-save 'xl save idle /root/idle.save'
  step xl-restore 'xl restore /root/idle.save'
  step xl-destroy 'xl destroy idle'
done
awk '!($1 in best) || $2 < best[$1] { best[$1] = $2 } END { for (name in best) print name, best[name] }' /root/times | sort`;

export function costs(dom0Of: () => Dom0): void {
  it(
    "takes so long for each step that all of them can be told",
    async () => {
      const dom0 = dom0Of();
      await dom0.chapter("What the steps cost: seconds, the fastest of three");
      await dom0.put("measure", measure);
      const table = (await dom0.run("sh measure", 540)).trimEnd().split("\n");
      expect(table).toHaveLength(10);
      for (const row of table) expect(row).toMatch(/^\S+ \d+\.\d+$/);
    },
    long,
  );
}

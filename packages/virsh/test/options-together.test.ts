import { expect, it } from "vitest";
import { today } from "./memory-host.js";

/** Options that C virsh does not take together, or not without another one. */
it.each([
  "attach-disk test /a vdx --source-host-name h",
  "attach-disk test /a vdx --source-host-socket /s --print-xml",
  "attach-disk test /a vdx --source-host-transport tcp",
  "checkpoint-list test --descendants",
  "checkpoint-list test --tree --descendants",
  "checkpoint-list test --tree --leaves",
  "domjobinfo test --keep-completed",
  "iface-list --all --inactive",
  "pool-list --all --inactive",
  "snapshot-create test --current",
  "snapshot-list test --descendants",
  "snapshot-list test --tree --external",
  "snapshot-list test --from s --current",
])("%s is refused before anything is done", async (line) => {
  const { stdout, stderr, status } = await today(["-q", "-c", "test:///default", line]);
  expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
  expect(stderr).toMatch(/^error: option --\S+ (?:is incompatible with|needs) --[^\n]+\n$/);
});

it.each([
  "list --all --all",
  "domif-getlink test testnet0 --config --persistent",
  "dominfo test --json --json",
])("%s gives an option twice", async (line) => {
  const { stdout, stderr, status } = await today(["-q", "-c", "test:///default", line]);
  expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
  expect(stderr).toMatch(/^error: option '[a-z]+' of command '[-a-z]+' is given twice\n$/);
});

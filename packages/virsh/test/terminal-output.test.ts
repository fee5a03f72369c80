import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { virsh } from "./memory-host.js";

const wide = fileURLToPath(new URL("fixtures/wide.xml", import.meta.url));
const list = ["-q", "-c", "test:///default", `define ${wide}; list --all`];

it("aligns wide names on a terminal and colours states", async () => {
  const { stdout } = await virsh(list, { terminal: true, env: { TERM: "xterm" } });
  expect(stdout.split("\n").slice(1)).toEqual([
    "  1 test                       \x1b[32mrunning\x1b[0m",
    "  - データベースの仮想マシン壱 \x1b[2mshut off\x1b[0m",
    "",
  ]);
});

it.each([
  [[], { NO_COLOR: "1", TERM: "xterm" }],
  [[], { TERM: "dumb" }],
  [["--no-color"], { TERM: "xterm" }],
])("%j with %j: no colour", async (options, env) => {
  expect((await virsh([...options, ...list], { terminal: true, env })).stdout).not.toContain("\x1b");
});

it("keeps the reference's layout in a pipe, and has colour there only on demand", async () => {
  expect((await virsh(list)).stdout.split("\n").slice(1)).toEqual([
    "  1 test                 running",
    "  - データベースの仮想マシン壱 shut off",
    "",
  ]);
  expect((await virsh(list, { env: { FORCE_COLOR: "1" } })).stdout).toContain("\x1b[32mrunning\x1b[0m");
});

it("paints nothing in JSON", async () => {
  const { stdout } = await virsh(["-c", "test:///default", "list", "--json"], {
    terminal: true,
    env: { FORCE_COLOR: "1" },
  });
  expect(stdout).not.toContain("\x1b");
});

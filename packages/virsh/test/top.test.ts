import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { program, Terminal, whyNoTerminal } from "./tmux.js";

const why = whyNoTerminal();
if (why !== undefined) console.warn(`top is not seen on a terminal: ${why}`);

const home = mkdtempSync(join(tmpdir(), "virsh-top-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A host with domains in every state, a long name and a wide one among them. */
const domain = (name: string, state: number, memory: number): string =>
  `<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>${name}</name>
    <memory unit='MiB'>${memory}</memory><vcpu>2</vcpu><os><type>hvm</type></os>
    <test:runstate>${state}</test:runstate></domain>`;
const node = join(home, "node.xml");
writeFileSync(
  node,
  `<node>${domain("web", 1, 512)}${domain("db", 3, 16_384)}${domain("off", 5, 64)}
    ${domain("a-name-that-is-longer-than-the-column-of-a-small-screen", 1, 96)}${domain("仮想マシン", 1, 128)}</node>`,
);

/** The screen, its times and shares of CPUs as `#`, each as wide as it was. */
const steady = (screen: string): string =>
  screen
    .replace(/\d\d:\d\d:\d\d/g, "##:##:##")
    .replaceAll(node, "NODE")
    .replace(/CPU [\d.]+ %/, "CPU #.# %")
    .replace(
      /((?:running|paused|shut off) +\d+ )( *[\d.]+)/g,
      (_, before, cpu) => before + "#.#".padStart(cpu.length),
    );

describe.skipIf(why !== undefined)("top on a terminal", () => {
  it.each([
    [80, 24],
    [200, 50],
  ])("at %i columns and %i lines", async (width, height) => {
    using terminal = new Terminal(
      `env -u LANG LC_ALL=C.UTF-8 HOME='${home}' TZ=UTC '${process.execPath}' '${program}' -q -c 'test://${node}' top --sort name`,
      { width, height },
    );
    const screen = steady(await terminal.until(/web +running[\s\S]*^q quit[\s\S]*/m));
    const file = new URL(`screens/top-${width}x${height}.txt`, import.meta.url);
    if (process.env.UPDATE_TRANSCRIPTS === "1") writeFileSync(file, `${screen}\n`);
    expect(`${screen}\n`).toBe(readFileSync(file, "utf8"));
    terminal.keys("q");
    expect(await terminal.ended()).toBe(0);
  });
});

describe.skipIf(why !== undefined)("a console", () => {
  it("ends with its terminal", async () => {
    const xml = new URL("fixtures/web.xml", import.meta.url).pathname;
    const terminal = new Terminal(
      `exec env HOME='${home}' '${process.execPath}' '${program}' -c test:///classic create --console '${xml}'`,
    );
    let pid: number;
    try {
      await terminal.until(/web login: /);
      pid = terminal.pid;
    } finally {
      terminal[Symbol.dispose]();
    }
    await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has ended as well.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

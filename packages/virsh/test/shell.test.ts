import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { program, Terminal, whyNoTerminal } from "./tmux.js";

const why = whyNoTerminal();
if (why !== undefined) console.warn(`the shell's tests on a terminal are skipped: ${why}`);

const home = mkdtempSync(join(tmpdir(), "virsh-home-"));
const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The shell on a terminal, in the folder of the fixtures. */
function shell(args = "-c test:///classic", env = "", size = {}): Terminal {
  const command = `cd '${fixtures}' && env -u NO_COLOR -u LANG -u LC_ALL HOME='${home}' XDG_STATE_HOME= ${env} '${process.execPath}' '${program}' ${args}`;
  return new Terminal(command, size);
}

describe.skipIf(why !== undefined)("the shell on a terminal", () => {
  it("greets, runs what is typed, and ends with quit and status 0", async () => {
    using terminal = shell();
    expect(await terminal.until(/virsh #$/m)).toContain(
      "Welcome to virsh, the virtualization interactive terminal.",
    );
    terminal.line("domstate nope; domstate test");
    await terminal.until(/error: failed to get domain 'nope': no such domain[\s\S]*running/);
    terminal.line("quit");
    expect(await terminal.ended()).toBe(0);
  });

  it("shows by its prompt that a connection is read-only", async () => {
    using terminal = shell("-r -q -c test:///classic");
    await terminal.until(/^virsh >$/m);
    terminal.line("connect test:///classic");
    await terminal.until(/^virsh #$/m);
  });

  it("completes commands, options, domains, values and files, and quotes where it must", async () => {
    using terminal = shell("-q -c test:///classic");
    await terminal.until(/virsh #/);
    terminal.type("domuu");
    terminal.keys("Tab");
    await terminal.until(/virsh # domuuid$/m);
    terminal.type("te");
    terminal.keys("Tab");
    await terminal.until(/domuuid test$/m);
    terminal.keys("Enter");
    await terminal.until(/004b96e1-2d78\S+\s+virsh #/);
    terminal.type("list --in");
    terminal.keys("Tab");
    await terminal.until(/list --inactive$/m);
    terminal.keys("Enter");
    // What is typed while a command runs is a paste, in which a Tab is a Tab.
    await terminal.until(/list --inactive\s+virsh #/);
    terminal.type("define d");
    terminal.keys("Tab");
    terminal.keys("Tab");
    await terminal.until(/db\.xml +disk\.xml/);
    terminal.type("b");
    terminal.keys("Tab");
    await terminal.until(/define db\.xml$/m);
    terminal.keys("Enter");
    await terminal.until(/define db\.xml\s+virsh #/);
    terminal.type("start Da");
    terminal.keys("Tab");
    await terminal.until(/start 'Data base'$/m);
    terminal.keys("Enter");
    await terminal.until(/start 'Data base'\s+virsh #/);
    terminal.type("event --event=li");
    terminal.keys("Tab");
    await terminal.until(/event --event=lifecycle/);
  });

  it("completes after every command without trouble, also where there is nothing to complete", async () => {
    using terminal = shell("-q -c test:///classic");
    await terminal.until(/virsh #/);
    for (const command of ["nodeinfo ", "quit ", "version ", "bogus ", "list; ", '"'] as const) {
      terminal.type(command);
      for (const key of ["Tab", "Tab", "C-c"]) terminal.keys(key);
    }
    terminal.line("echo alive");
    await terminal.until(/^alive$/m);
  });

  it("remembers lines, in a file that only its owner can read", async () => {
    {
      using terminal = shell("-q -c test:///classic");
      await terminal.until(/virsh #/);
      terminal.line("echo remember me");
      await terminal.until(/^remember me$/m);
      terminal.keys("C-d");
      expect(await terminal.ended()).toBe(0);
    }
    const file = join(home, ".local/state/libvirt-ts/virsh_history");
    expect(readFileSync(file, "utf8")).toContain("echo remember me\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    using terminal = shell("-q -c test:///classic");
    await terminal.until(/virsh #/);
    terminal.keys("Up");
    await terminal.until(/virsh # echo remember me/);
    terminal.keys("Enter");
    await terminal.until(/^remember me$/m);
  });

  it("stops a command at Ctrl-C and stays", async () => {
    using terminal = shell("-q -c test:///classic");
    await terminal.until(/virsh #/);
    terminal.line("event --all --loop");
    terminal.keys("C-c");
    await terminal.until(/event loop interrupted/);
    terminal.type("half a line");
    terminal.keys("C-c");
    terminal.line("echo still here");
    await terminal.until(/^still here$/m);
  });

  it("carries a line on while a quote is open, and forgets it at Ctrl-C", async () => {
    using terminal = shell("-q -c test:///classic");
    await terminal.until(/virsh #/);
    terminal.line('echo "one');
    await terminal.until(/^>$/m);
    terminal.line('two"; echo three # four');
    await terminal.until(/^one\ntwo\n[\s\S]*^three$/m);
    terminal.line("echo 'open");
    await terminal.until(/^>$/m);
    terminal.keys("C-c");
    terminal.line("echo closed");
    await terminal.until(/^closed$/m);
  });

  it("takes a paste of 10,000 lines whole and in order", async () => {
    using terminal = shell("-q -c test:///classic", "", { height: 50 });
    await terminal.until(/virsh #/);
    const lines = Array.from({ length: 10_000 }, (_, index) => `echo "li"ne ${index}`);
    terminal.paste(`${lines.join("\n")}\necho d"o"ne\n`);
    const screen = await terminal.until(/done$/m);
    const printed = [...screen.matchAll(/line (\d+)$/gm)].map(([, number]) => Number(number));
    expect(printed.length).toBeGreaterThan(9_000);
    expect(printed).toEqual(printed.map((_, index) => printed[0]! + index));
    expect(printed.at(-1)).toBe(9_999);
  });

  it("redraws a line when the window changes its size, down to 20 columns", async () => {
    using terminal = shell("-q -c test:///classic");
    await terminal.until(/virsh #/);
    terminal.type("echo a line that is longer than twenty columns");
    terminal.resize(20, 10);
    terminal.resize(60, 20);
    terminal.keys("Enter");
    await terminal.until(/^a line that is longer than twenty columns$/m);
    terminal.resize(20, 10);
    terminal.line("list");
    await terminal.until(/test +running/);
  });

  it("gives the terminal back as it was when it is ended by a signal", async () => {
    using terminal = new Terminal(
      `exec env HOME='${home}' sh -c 'stty -a >/dev/null; "${process.execPath}" "${program}" -q -c test:///classic; echo "status $?"; stty -a | grep -o " -\\?icanon\\| -\\?echo " | tr -d "\\n"; echo; exec cat'`,
    );
    await terminal.until(/virsh #/);
    const { execFileSync } = await import("node:child_process");
    const child = execFileSync("pgrep", ["-P", String(terminal.pid), "-f", "virsh.js"], { encoding: "utf8" })
      .trim()
      .split("\n")[0]!;
    process.kill(Number(child), "SIGTERM");
    const screen = await terminal.until(/status \d+\n.*echo/);
    expect(screen).toContain("status 143");
    expect(screen).toMatch(/^ icanon echo *$/m);
  });

  it("works on a dumb terminal", async () => {
    using terminal = shell("-c test:///classic", "TERM=dumb");
    await terminal.until(/virsh #/);
    terminal.line("domstate test");
    await terminal.until(/^running$/m);
  });

  it("lends the terminal to an editor and takes it back", async () => {
    using terminal = shell("-c test:///classic", `EDITOR='sed -i s/8388608/9000000/'`);
    await terminal.until(/virsh #/);
    terminal.line("shutdown test; edit test");
    await terminal.until(/Domain 'test' XML configuration edited\./);
    terminal.line("edit test");
    await terminal.until(/configuration not changed\./);
    terminal.line("echo back again");
    await terminal.until(/^back again$/m);
  });

  it("edits again what could not be defined, and keeps the file of what is given up", async () => {
    using terminal = shell("-q -c test:///classic", `EDITOR='sed -i s/8388608/much/'`);
    await terminal.until(/virsh #/);
    terminal.line("edit test");
    await terminal.until(/Edit again\? \[Y\/n\]$/m);
    terminal.line("y");
    await terminal.until(/again\?[\s\S]*again\? \[Y\/n\]$/m);
    terminal.line("n");
    const [, file] = /what you edited is kept in (\S+)/.exec(await terminal.until(/kept in \S+\n/))!;
    expect(readFileSync(file!, "utf8")).toContain("<memory>much</memory>");
    rmSync(dirname(file!), { recursive: true });
  });

  it("joins the terminal with a guest's console until the escape character is typed", async () => {
    const xml = readFileSync(join(fixtures, "web.xml"), "utf8");
    writeFileSync(join(home, "console.xml"), xml);
    using terminal = shell("-c test:///classic");
    await terminal.until(/virsh #/);
    terminal.line(`create --console ${home}/console.xml`);
    await terminal.until(/Connected to domain 'web'\nEscape character is \^\]/);
    await terminal.until(/web login: /);
    terminal.line("echo to the guest");
    await terminal.until(/^to the guest$/m);
    terminal.keys("C-]");
    await terminal.until(/^virsh #$/m);
    terminal.line("console nobody; echo back");
    await terminal.until(/failed to get domain 'nobody'[\s\S]*^back$/m);
  });
});

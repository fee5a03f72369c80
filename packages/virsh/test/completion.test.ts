import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completionScript } from "../src/cli/completion-scripts.js";
import { commandTable } from "../src/commands/table/table.js";
import { virsh } from "./memory-host.js";
import { built, program } from "./tmux.js";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const node = `test://${fixtures}/node.xml`;

/** What the last of the words may become. */
async function complete(...words: string[]): Promise<string[]> {
  const { stdout, stderr, status } = await virsh(["complete", "--", "-c", node, ...words]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.split("\n").slice(0, -1);
}

// What Tab may ask is asked for a moment only: nothing should have to be loaded in it.
beforeAll(async () => {
  await virsh(["-c", node, "dumpxml", "fv0"]);
});

describe("complete", () => {
  it("offers commands, and none that help hides", async () => {
    expect(await complete("dom")).toContain("domblklist");
    expect(await complete("comp")).toEqual([]);
    const shown = [...commandTable.values()].filter(({ hidden }) => hidden !== true).map(({ name }) => name);
    expect(await complete("")).toEqual(shown.sort());
  });

  it("offers the domains that a command can work on", async () => {
    expect(await complete("dominfo", "")).toEqual(["fc4", "fv0"]);
    expect(await complete("destroy", "fv")).toEqual(["fv0"]);
    expect(await complete("start", "")).toEqual([]);
    expect(await complete("destroy", "fv0", "f")).toEqual(["fc4", "fv0"]);
    expect(await complete("event", "--domain", "f")).toEqual(["fc4", "fv0"]);
    expect(await complete("event", "--domain=f")).toEqual(["--domain=fc4", "--domain=fv0"]);
  });

  it("offers options that are not used yet, and values that are fixed", async () => {
    expect(await complete("list", "--all", "--in")).toEqual(["--inactive"]);
    expect(await complete("list", "--all", "--a")).toEqual([]);
    expect(await complete("event", "--event", "re")).toEqual(["reboot"]);
    expect(await complete("nodedev-list", "net,s")).toContain("net,system");
    expect(await complete("nodedev-list", "net,n")).toEqual([]);
    expect(await complete("domxml-to-native", "xen-x")).toEqual(["xen-xl", "xen-xm"]);
    expect(await complete("help", "ho")).toEqual(["host", "hostname"]);
    expect(await complete("vcpupin", "fv0", "")).toEqual([]);
    expect(await complete("nodeinfo", "")).toEqual(["--json"]);
    expect(await complete("quit", "")).toEqual([]);
    expect(await complete("bogus", "")).toEqual([]);
  });

  it("offers the disks and MAC addresses of the domain that was named", async () => {
    expect(await complete("detach-disk", "fv0", "hd")).toEqual(["hda", "hdc"]);
    expect(await complete("detach-disk", "--domain", "fv0", "--target=f")).toEqual(["--target=fda"]);
    expect(await complete("detach-disk", "--domain=1", "")).toEqual(["fda", "hda", "hdc"]);
    expect(await complete("detach-disk", "nope", "")).toEqual([]);
    expect(await complete("detach-interface", "fv0", "bridge", "--mac", "")).toEqual(["00:16:3e:5d:c7:9e"]);
    expect(await complete("attach-disk", "fv0", "/a", "xvdb", "--type", "")).toEqual([
      "cdrom",
      "disk",
      "floppy",
      "lun",
    ]);
  });

  it("knows the options of virsh itself", async () => {
    expect((await virsh(["complete", "--", "--con"])).stdout).toBe("--connect\n");
    expect((await virsh(["complete", "--", "--completion", ""])).stdout).toBe("bash\nfish\nzsh\n");
    expect((await virsh(["complete", "--", "-c", ""])).stdout).toBe("");
    expect((await virsh(["complete", "--", "-q", "-c", node, "domid", ""])).stdout).toBe("fc4\nfv0\n");
  });

  it("is silent where it cannot connect", async () => {
    expect(await virsh(["complete", "--", "-c", "nonsense:///", "dominfo", ""])).toEqual({
      stdout: "",
      stderr: "",
      status: 0,
    });
  });
});

const folder = mkdtempSync(join(tmpdir(), "virsh-completion-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
symlinkSync(program, join(folder, "virsh"));

/** Has a shell complete a command line, with what it prints for it. */
const shells: Readonly<Record<string, (file: string, words: readonly string[]) => string[]>> = {
  bash: (file, words) => [
    "--norc",
    "-c",
    `source ${file}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _virsh; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  zsh: (file, words) => [
    "-fc",
    `compdef() { }; source ${file}; compadd() { print -l -- "\${candidates[@]}" }; _files() { print files }; words=(${words.map((word) => `'${word}'`).join(" ")}); CURRENT=${words.length}; _virsh`,
  ],
  fish: (file, words) => ["--no-config", "-c", `source ${file}; complete -C "${words.join(" ")}"`],
};

describe.each(Object.keys(shells))("%s", (shell) => {
  const why = !built
    ? "virsh is not built"
    : spawnSync(shell, ["--version"]).error !== undefined
      ? `${shell} is not installed`
      : undefined;
  if (why !== undefined) console.warn(`completion in ${shell} is not tested: ${why}`);

  it.skipIf(why !== undefined)("asks virsh", () => {
    const file = join(folder, shell);
    writeFileSync(file, completionScript(shell));
    const complete = (...words: string[]): string[] => {
      const run = spawnSync(shell, shells[shell]!(file, ["virsh", ...words]), {
        encoding: "utf8",
        cwd: folder,
        env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder, VIRSH_DEFAULT_CONNECT_URI: node },
      });
      expect(run.stderr).toBe("");
      return run.stdout.split("\n").filter((line) => line !== "");
    };
    expect(complete("domuu")).toEqual(["domuuid"]);
    expect(complete("dominfo", "f")).toEqual(["fc4", "fv0"]);
    expect(complete("list", "--in")).toEqual(["--inactive"]);
  });
});

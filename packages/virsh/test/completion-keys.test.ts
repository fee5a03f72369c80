import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { completionScript } from "../src/cli/completion-scripts.js";
import { program, Terminal, whyNoTerminal } from "./tmux.js";

const node = `test://${fileURLToPath(new URL("fixtures/node.xml", import.meta.url))}`;
const folder = mkdtempSync(join(tmpdir(), "virsh-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
symlinkSync(program, join(folder, "virsh"));

/** How each shell is started without anybody's settings, and what makes it ready to complete. */
const shells: Readonly<Record<string, { readonly start: string; readonly ready: string }>> = {
  bash: { start: "bash --noprofile --norc -i", ready: "" },
  zsh: { start: "zsh -f -i", ready: "autoload -Uz compinit; compinit -u -D; " },
  fish: { start: "fish --no-config -i", ready: "" },
};

describe.each(Object.entries(shells))("the Tab key in %s", (shell, { start, ready }) => {
  const why =
    whyNoTerminal() ??
    (spawnSync(shell, ["--version"]).error === undefined ? undefined : `${shell} is not installed`);
  if (why !== undefined) console.warn(`nobody types Tab in ${shell}: ${why}`);

  it.skipIf(why !== undefined)("completes a command and a domain, and the line runs", async () => {
    const file = join(folder, shell);
    writeFileSync(file, completionScript(shell));
    using terminal = new Terminal(
      `cd '${folder}' && env -u LANG LC_ALL=C.UTF-8 HOME='${folder}' PS1='ready> ' PATH='${folder}':"$PATH" VIRSH_DEFAULT_CONNECT_URI='${node}' ${start}`,
    );
    await terminal.until(/ready> ?$|> ?$|[#$%] ?$/m);
    terminal.line(`${ready}source ${file}; echo loaded`);
    await terminal.until(/^loaded$/m);
    terminal.type("virsh -q domuu");
    terminal.keys("Tab");
    await terminal.until(/virsh -q domuuid/);
    terminal.type("fv");
    terminal.keys("Tab");
    await terminal.until(/virsh -q domuuid fv0/);
    terminal.keys("Enter");
    expect(await terminal.until(/^[0-9a-f]{8}-[-0-9a-f]{27}$/m)).not.toContain("error");
    terminal.line("exit");
    expect(await terminal.ended()).toBe(0);
  });
});

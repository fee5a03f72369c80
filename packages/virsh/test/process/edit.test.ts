import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built } from "../tmux.js";
import { ownFolder, runnerIn, testDriver } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);

describe.skipIf(!built)("edit", () => {
  const edit = (editor: string, commands = "edit test") =>
    virsh(["-q", ...testDriver, commands], { env: { EDITOR: editor, TMPDIR: folder } });
  const kept = (stderr: string): string => /kept in (\S+)/.exec(stderr)?.[1] ?? "";

  it("builds on what was edited before, though the domain runs without it", () => {
    const script = join(folder, "editor");
    writeFileSync(script, '#!/bin/sh\nsed -i -e s/8388608/8388607/ -e t -e s/8388607/8388606/ "$1"\n', {
      mode: 0o755,
    });
    const { stdout } = edit(script, "edit test; edit test; dumpxml test; dumpxml --inactive test");
    expect(stdout.match(/<memory[^>]*>\d+/g)).toEqual([
      "<memory unit='KiB'>8388608",
      "<memory unit='KiB'>8388606",
    ]);
  });

  it.each([
    ["what is no text", "printf '<domain><name>\\377</name></domain>' >", /is not a text file/],
    ["what cannot be defined", "sed -i s/8388608/abc/", /expected a whole number/],
    ["the work of an editor that fails", "f() { echo '<a/>' > \"$1\"; exit 3; }; f", /failed with status 3/],
  ])("keeps %s", (_, editor, reason) => {
    const { stderr, status } = edit(editor);
    expect(stderr).toMatch(reason);
    expect(existsSync(kept(stderr))).toBe(true);
    expect(status).toBe(1);
  });

  it.each([
    ["changes nothing", "true", 0],
    ["fails and changes nothing", "false", 1],
    ["takes the file away", "rm", 1],
    ["empties the file", "truncate -s 0", 1],
  ])("keeps nothing of an editor that %s", (_, editor, status) => {
    const run = edit(editor);
    expect({ kept: kept(run.stderr), status: run.status }).toEqual({ kept: "", status });
    expect(run.stderr).not.toContain("ENOENT");
  });
});

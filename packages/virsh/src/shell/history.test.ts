import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { History, historyFile, historySize } from "./history.js";

const home = mkdtempSync(join(tmpdir(), "virsh-history-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the history", () => {
  it("lies in the user's state folder, if there is a user", () => {
    expect(historyFile({ HOME: "/h" })).toBe("/h/.local/state/libvirt-ts/virsh_history");
    expect(historyFile({ HOME: "/h", XDG_STATE_HOME: "/s" })).toBe("/s/libvirt-ts/virsh_history");
    expect(historyFile({ HOME: "/h", XDG_STATE_HOME: "relative" })).toBe(
      "/h/.local/state/libvirt-ts/virsh_history",
    );
    expect(historyFile({})).toBeUndefined();
    expect(historyFile({ HOME: "relative" })).toBeUndefined();
  });

  it("keeps as many lines as asked for", () => {
    expect(historySize({})).toBe(500);
    expect(historySize({ VIRSH_HISTSIZE: "3" })).toBe(3);
    expect(historySize({ VIRSH_HISTSIZE: "many" })).toBe(500);
  });

  it("gives back what was typed, the newest first, and forgets the oldest", () => {
    const env = { HOME: home, VIRSH_HISTSIZE: "3" };
    const history = new History(env);
    for (const line of ["a", "b", "b", "   ", "c", "d", "e", "f", "g", "h"]) history.add(line);
    const file = historyFile(env)!;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new History(env).entries).toEqual(["h", "g", "f"]);
    expect(readFileSync(file, "utf8")).toBe("f\ng\nh\n");
  });

  it("is empty and silent where nothing can be written", () => {
    for (const env of [{}, { HOME: "/proc" }, { HOME: "/dev/null" }, { HOME: home, VIRSH_HISTSIZE: "0" }]) {
      const history = new History(env);
      history.add("line");
      expect(history.entries).toEqual([]);
    }
  });
});

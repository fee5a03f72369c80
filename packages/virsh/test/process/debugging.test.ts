import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built } from "../tmux.js";
import { ownFolder, runnerIn, testDriver } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);

describe.skipIf(!built)("what goes on in the virsh process", () => {
  it("prints debug lines on stderr, up to the level asked for, and times where asked", () => {
    const withoutTimes = (text: string) => text.replace(/[\d.]+ ms/g, "… ms");
    const debugged = virsh(["-d", "5", ...testDriver, "domname", "1"]);
    expect(debugged.stdout).toBe("test\n\n");
    expect(withoutTimes(debugged.stderr)).toBe(
      [
        'command: "domname 1 "',
        "virConnectOpen()",
        "virConnectOpen() took … ms: a Connect",
        "domname: domain(DATA): 1",
        "domname: <domain> 1 trying as domain ID",
        "virDomainLookupByID()",
        "Test: domainLookupByID(1)",
        "Test: domainLookupByID(1) took … ms: 'test'",
        "virDomainLookupByID() took … ms: 'test'",
        "virConnectClose()",
        "virConnectClose() took … ms: nothing",
        "",
      ].join("\n"),
    );
    expect(virsh(["-d2", ...testDriver, "domname", "1"])).toMatchObject({
      stdout: "test\n\n",
      stderr: 'command: "domname 1 "\n',
    });
    expect(virsh(["-d3", ...testDriver, "domname", "1"]).stderr).not.toContain("Test:");
    expect(virsh(["-d4", "-q", ...testDriver, "list", "--all"]).stderr).toContain(
      "list: all(OPTION): (null)\n",
    );
    expect(virsh(["-t", "-q", ...testDriver, "domid", "test"]).stdout).toMatch(
      /^1\n\n\(Time: \d+\.\d{3} ms\)\n\n$/,
    );
  });

  it("writes what went wrong to a log that only its owner can read", () => {
    const log = join(folder, "log");
    virsh(["-l", log, ...testDriver, "domstate nope; domstate nada"]);
    expect(readFileSync(log, "utf8")).toMatch(
      /^\S+ \[\d+\] error: failed .*'nope'.*\n\S+ \[\d+\] error: failed .*'nada'.*\n$/,
    );
    expect(statSync(log).mode & 0o777).toBe(0o600);
  });
});

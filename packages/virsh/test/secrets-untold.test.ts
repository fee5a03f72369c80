import { describe, expect, it } from "vitest";
import { secretOptions } from "../src/cli/secrets.js";
import { specs } from "../src/commands/table/specs.generated.js";
import { today } from "./memory-host.js";

const SECRET = "c29ycnk=";
const UUID = "5f7fbd0c-2a43-4a5e-9a0e-6a1a1f0a4c11";

describe("no debug line tells a secret", () => {
  it.each([
    ["set-user-password", "web", "root", SECRET],
    ["set-user-password", "web", "--user", "root", `--password=${SECRET}`, "--encrypted"],
    ["set-user-password", "web", "root", SECRET, "--no-such-option"],
    [`domid web; set-user-password web root ${SECRET}`],
    [`set-user-"password" web root '${SECRET}'`],
    ["secret-set-value", UUID, "--base64", SECRET],
    ["secret-set-value", UUID, SECRET],
    ["qemu-agent-command", "web", `{"execute":"guest-set-user-password","arguments":"${SECRET}"}`],
    ["qemu-monitor-command", "web", "--hmp", "set_password", "vnc", SECRET],
    ["connect", `qemu+tcp://somebody:${SECRET}@host/system`],
    ["migrate", "web", `qemu+tcp://somebody:${SECRET}@host/system`, "--live"],
  ])("%s %s", async (...words) => {
    const { stdout, stderr } = await today(["-d", "5", "-c", "test:///default", "--", ...words]);
    expect(stderr).toContain('command: "');
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it("and no option that is called one is forgotten", () => {
    const called = Object.entries(specs).flatMap(([command, spec]) =>
      [...spec.matchAll(/(?:^| )(password|passphrase|base64)=/g)].map(([, option]) => [command, option]),
    );
    expect(called.length).toBeGreaterThan(1);
    for (const [command, option] of called) expect(secretOptions[command!]).toContain(option);
  });

  it("and the others are shown as they are", async () => {
    const { stderr } = await today(["-d", "4", "-c", "test:///default", "domid", "web"]);
    expect(stderr).toContain('command: "domid web "');
    expect(stderr).toContain("domid: domain(DATA): web");
  });
});

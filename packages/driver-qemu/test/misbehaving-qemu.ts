import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What a QEMU does instead of running a guest, as the body of a program that has `args`, and `serve` for what it says to whoever
 * comes to its monitors: first, and to each line.
 */
export const misdeeds = {
  dies: `console.error("qemu: cannot find the frobnicator"); process.exit(3);`,
  crashes: `process.kill(process.pid, "SIGSEGV");`,
  floods: `process.stderr.write("x".repeat(8_000_000) + "\\nqemu: the flood is over\\n", () => process.exit(1));`,
  hangs: "setInterval(() => {}, 1000);",
  "greets as another server": `serve("HTTP/1.1 400 Bad Request\\r\\n\\r\\n", () => "");`,
  "answers garbage": `serve(greeting, (id, name) => name === "qmp_capabilities" ? answer(id, {}) : "\\0\\0 no JSON \\n");`,
  "answers what nobody asked": `serve(greeting, (id, name) => name === "qmp_capabilities" ? answer(id, {}) : answer("other", {}));`,
  "answers in other types": `serve(greeting, (id, name) => answer(id, name === "qmp_capabilities" ? {} : name === "query-chardev" ? "a string" : {status: [7]}));`,
  "tells of events in other types": `serve(greeting, (id, name) => name === "qmp_capabilities" ? answer(id, {}) : lie + answer(id, {}));`,
  "hangs up": `serve(greeting, (id, name, socket) => name === "qmp_capabilities" ? answer(id, {}) : process.exit(0));`,
} as const;

const program = `
const { createServer } = require("node:net");
const args = process.argv.slice(2);
const greeting = JSON.stringify({ QMP: { version: { qemu: { major: 7, minor: 2, micro: 0 }, package: "" }, capabilities: [] } }) + "\\r\\n";
const answer = (id, value) => JSON.stringify({ return: value, id }) + "\\r\\n";
const lie = JSON.stringify({ event: "SHUTDOWN", data: { guest: "yes", reason: "" }, timestamp: { seconds: 1, microseconds: 0 } }) + "\\r\\n";
const serve = (first, next) => {
  for (const path of args.join(" ").match(/\\/[^ ",]*monitor\\d\\.sock/g) ?? [])
    createServer((socket) => {
      let rest = "";
      socket.on("error", () => {});
      socket.write(first);
      socket.on("data", (bytes) => {
        const lines = (rest + bytes).split("\\n");
        rest = lines.pop();
        for (const line of lines) {
          const { id, execute, "exec-oob": oob } = JSON.parse(line);
          socket.write(next(id, execute ?? oob, socket));
        }
      });
    }).listen(path);
};
eval(require("node:fs").readFileSync(__filename + ".deed", "utf8"));
`;

/**
 * Writes a program that says of itself what the real QEMU does, and misbehaves as soon as it is to run a guest. It is one for
 * all misdeeds, so that it is asked once what it has.
 */
export function misbehavingQemu(folder: string, misdeed: keyof typeof misdeeds): string {
  const path = join(folder, "misbehaving qemu");
  writeFileSync(`${path}.cjs.deed`, misdeeds[misdeed]);
  writeFileSync(`${path}.cjs`, program);
  // Whoever asks it ends it by force: it has to be the real one then, and not one that has started it.
  const asked = 'case "$*" in *"-machine none"*) exec qemu-system-x86_64 "$@";; esac';
  if (!existsSync(path))
    writeFileSync(path, `#!/bin/sh\n${asked}\nexec '${process.execPath}' '${path}.cjs' "$@"\n`, {
      mode: 0o755,
    });
  return path;
}

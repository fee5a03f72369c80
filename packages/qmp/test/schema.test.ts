import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { QmpDecoder, readMessage } from "../src/index.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe("the generated schema", () => {
  it("is what the facts say", () => {
    execFileSync(process.execPath, [at("../scripts/generate-schema.mjs"), "--check"], { stdio: "pipe" });
  });
});

const recordings = at("../../../../shared/spec/qemu/qmp");
const reason = existsSync(recordings) ? undefined : "the recordings of QEMU are not here";
if (reason !== undefined) console.log(`skipped: recorded QMP: ${reason}`);

describe.skipIf(reason !== undefined)("recorded QMP", () => {
  const files = ["direct", "transcripts"].flatMap((folder) =>
    reason === undefined ? readdirSync(`${recordings}/${folder}`).map((file) => `${folder}/${file}`) : [],
  );

  it.each(files)("%s", (file) => {
    const lines = readFileSync(`${recordings}/${file}`, "utf8").split("\n").filter(Boolean);
    const said = lines
      .map((line) => JSON.parse(line) as { dir?: string; msg?: Record<string, unknown> })
      .filter(({ dir, msg }) => msg !== undefined && (dir?.startsWith("<") || dir?.startsWith("!")));
    const decoder = new QmpDecoder();
    for (const { dir, msg } of said) {
      decoder.push(new TextEncoder().encode(`${JSON.stringify(msg)}\r\n`));
      const step = decoder.next();
      expect(step.state).toBe("message");
      const { kind } = readMessage((step as Extract<typeof step, { state: "message" }>).message);
      expect(dir?.startsWith("!") ? ["event"] : ["return", "error", "greeting"]).toContain(kind);
    }
  });
});

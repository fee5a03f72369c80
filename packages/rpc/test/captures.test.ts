import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { again, frames } from "./wire.js";

const shared = process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const folder = `${shared}/rig/libvirtd/captures`;
const present = existsSync(folder);

interface Row {
  readonly dir?: "c" | "s";
  readonly hex?: string;
  readonly n?: number;
}

/** The probes sent malformed messages on purpose: of theirs, the daemon's answers count. */
const isProbe = (scenario: string) => scenario.startsWith("raw-");

describe.skipIf(!present)(
  `every message that real clients and daemons exchanged${present ? "" : ` (no ${folder})`}`,
  () => {
    let messages = 0;
    for (const file of present ? readdirSync(folder).sort() : []) {
      const scenario = file.replace(".jsonl", "");
      it(`${scenario}: decoded, and written to the same bytes`, () => {
        for (const line of readFileSync(`${folder}/${file}`, "utf8").trim().split("\n")) {
          const { dir, hex, n } = JSON.parse(line) as Row;
          if (!hex || (dir === "c" && isProbe(scenario))) continue;
          const bytes = Buffer.from(hex, "hex");
          const found = frames(bytes);
          expect(found, `message ${n}`).toHaveLength(1);
          expect(Buffer.from(again(found[0]!).bytes).toString("hex"), `message ${n}`).toBe(hex);
          messages++;
        }
      });
    }
    it("were many", () => expect(messages).toBeGreaterThan(2000));
  },
);

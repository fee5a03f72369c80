/** What today's test driver answered to each method (`fixtures/test-driver-api.tsv`), and what `test:///default` answers. */
import { LibvirtError } from "@libvirt-ts/core";
import { describe, expect, it } from "vitest";
import { type Call, connectCalls, objectCalls } from "./calls.js";
import { domainCalls, momentCalls } from "./calls-domain.js";
import { withObjects } from "./objects.js";
import { better, elsewhere, moving } from "./reasons.js";
import { rows } from "./rows.js";

const noSupport = 3;
const calls: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  virConnect: connectCalls,
  virDomain: domainCalls,
  ...objectCalls,
  ...momentCalls,
};

function callOf(name: string): Call | undefined {
  const [type, method] = name.split(".") as [string, string];
  return calls[type]?.[method];
}

/** Numbers, flags and empty results in the form of the sheet's. */
function shown(value: unknown): unknown {
  if (value === undefined) return 0;
  if (typeof value === "boolean") return Number(value);
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? Number(part) : part)),
  ) as unknown;
}

describe("test:///default answers as today's test driver does, or better", () => {
  it("has an answer or a reason for every row", () => {
    const missing = rows.filter(({ name }) => callOf(name) === undefined && !(name in elsewhere));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("has no reason that nobody needs", () => {
    const known = new Set(rows.map(({ name }) => name));
    expect([...Object.keys(elsewhere), ...Object.keys(better)].filter((name) => !known.has(name))).toEqual(
      [],
    );
  });

  it.each(rows.filter(({ name }) => callOf(name) !== undefined))("$name", async (row) => {
    const call = callOf(row.name)!;
    let value: unknown;
    let code: number | undefined;
    try {
      value = await withObjects(call, row.name.startsWith("virStorageVol."));
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      code = error.code;
    }
    if (moving.includes(row.name)) return expect(code).toBe(noSupport);
    if (row.name in better) return expect(code).not.toBe(noSupport);
    if (row.result === "NO_SUPPORT") return;
    expect(code).toBe(row.code);
    if (row.isPlain && code === undefined) expect(shown(value)).toEqual(row.value);
  });
});

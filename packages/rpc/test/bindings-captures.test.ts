import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type Binding, bindings, type EventBinding, eventSources } from "../src/bindings/index.js";
import { decodePayload, encodeMessage, type Frame, MessageStatus, MessageType } from "../src/index.js";
import { frames } from "./wire.js";

const shared = process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const folder = `${shared}/rig/libvirtd/captures`;
const present = existsSync(folder);

const byNumber = new Map(
  bindings.map((binding) => [keyOf(binding.procedure.program.number, binding.procedure.number), binding]),
);
const events = Object.values(eventSources).flatMap(
  (source) => source.events as readonly EventBinding<never>[],
);
const eventByNumber = new Map(
  events.map((event) => [keyOf(event.event.program.number, event.event.number), event]),
);

function keyOf(program: number, procedure: number): string {
  return `${program}/${procedure}`;
}

/** What our own calls choose themselves: how much they want to know. */
const CHOSEN = new Set([
  "needResults",
  "nparams",
  "maxnames",
  "maxids",
  "maxinfo",
  "maplen",
  "ncpumaps",
  "maxStats",
  "maxerrors",
  "needMap",
  "needOnline",
]);

const without = (wire: unknown) =>
  wire === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(wire as object).filter(([name, value]) => !CHOSEN.has(name) && value !== undefined),
      );

const hex = (binding: Binding, codec: "args" | "ret", value: unknown) =>
  Buffer.from(
    encodeMessage(
      { program: 1, version: 1, procedure: 1, type: 1, serial: 0, status: 0 },
      binding.procedure[codec],
      value,
    ),
  ).toString("hex");

describe.skipIf(!present)(`what foreign peers said, as operations${present ? "" : ` (no ${folder})`}`, () => {
  const seen = new Set<string>();
  const told = new Set<string>();

  for (const file of present ? readdirSync(folder).sort() : []) {
    if (file.startsWith("raw-")) continue;
    it(file.replace(".jsonl", ""), async () => {
      const calls = new Map<string, Frame>();
      for (const line of readFileSync(`${folder}/${file}`, "utf8").trim().split("\n")) {
        const { dir, hex: text, conn } = JSON.parse(line) as { dir?: string; hex?: string; conn?: number };
        if (!text) continue;
        const [frame] = frames(Buffer.from(text, "hex"));
        if (!frame) continue;
        const event =
          frame.type === MessageType.MESSAGE
            ? eventByNumber.get(keyOf(frame.program, frame.procedure))
            : undefined;
        if (event) {
          const message = decodePayload(event.event.message, frame.payload);
          expect(event.write(event.read(message), message.callbackID)).toEqual(message);
          told.add(event.kind);
        }
        const binding = byNumber.get(keyOf(frame.program, frame.procedure));
        if (!binding) continue;
        const key = `${conn} ${frame.serial}`;
        if (dir === "c" && frame.type === MessageType.CALL) {
          calls.set(key, frame);
          const wire = decodePayload(binding.procedure.args, frame.payload);
          const args = binding.args.read(wire);
          expect(binding.fits(args)).toBe(true);
          expect(without(binding.args.write(args))).toEqual(without(wire));
          seen.add(binding.procedure.name);
        }
        const call = calls.get(key);
        if (dir !== "s" || frame.type !== MessageType.REPLY || frame.status !== MessageStatus.OK || !call)
          continue;
        await answers(binding, call, frame);
      }
    });
  }

  afterAll(() => {
    if (present)
      console.log(
        `${seen.size} of ${bindings.length} procedures, ${told.size} of ${events.length} kinds of events`,
      );
  });
});

/** The answer as a result, and that result as an answer to the same call: the same bytes again. */
async function answers(binding: Binding, call: Frame, reply: Frame): Promise<void> {
  const args = decodePayload(binding.procedure.args, call.payload);
  const ret = decodePayload(binding.procedure.ret, reply.payload);
  let others = false;
  const caller = {
    call: async (procedure: unknown) => {
      others ||= procedure !== binding.procedure;
      return ret as never;
    },
  };
  const result = await binding.invoke(caller, binding.args.read(args)).catch((error: unknown) => {
    if (others) return undefined;
    throw error;
  });
  if (others) return;
  const operations = { [binding.operation]: async () => result };
  const answer = await binding.serve(operations, args);
  const { nparams } = (args ?? {}) as { nparams?: number };
  if (nparams !== undefined) return;
  // The order of statistics has no meaning, and a tree of them has another.
  expect(hex(binding, "ret", ordered(answer)), binding.procedure.name).toBe(
    hex(binding, "ret", ordered(ret)),
  );
}

function ordered(ret: unknown): unknown {
  const { retStats } = (ret ?? {}) as { retStats?: readonly { params: readonly { field: string }[] }[] };
  if (!retStats) return ret;
  const by = (a: { field: string }, b: { field: string }) => (a.field < b.field ? -1 : 1);
  return { retStats: retStats.map((record) => ({ ...record, params: [...record.params].sort(by) })) };
}

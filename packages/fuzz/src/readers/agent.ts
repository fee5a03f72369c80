import {
  GuestAgent,
  QmpClient,
  QmpClosedError,
  QmpError,
  QmpProtocolError,
  QmpTimeoutError,
} from "@libvirt-ts/qmp";
import { errorsOf, type Reader } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";
import { several } from "./several.js";

/** Resolves when all that goes on by itself has: streams need no turn of the event loop, which would take most of the time. */
const settled = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** A peer that says the pieces of the input one after another, whatever is asked, and hangs up. */
function peerOf(input: Buffer) {
  const texts = input.includes(0) ? input.toString("latin1").split("\0") : undefined;
  const pieces =
    texts?.map((text) => Buffer.from(text, "latin1")) ??
    [...piecesOf(input)].map((piece) => Buffer.from(piece));
  // What a peer must repeat, it does, in the place of a `$`: else nothing would ever be answered.
  let asked = "0";
  let ended = false;
  const readable = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (const piece of pieces) {
        await settled();
        if (ended) return;
        controller.enqueue(Buffer.from(piece.toString("latin1").replaceAll("$", asked), "latin1"));
      }
      await settled();
      if (!ended) controller.close();
    },
    cancel() {
      ended = true;
    },
  });
  const writable = new WritableStream<Uint8Array>({
    write(bytes) {
      asked = /"id": ?(\d+)/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? asked;
    },
  });
  return { readable, writable };
}

const judge = errorsOf([QmpError, QmpProtocolError, QmpClosedError, QmpTimeoutError]);

/** QEMU's guest agent, and QEMU itself, that say anything at all: every call has an end, and nothing is left to nobody. */
export const reader: Reader = {
  seeds: [
    `\xff{"return": $}\n\0{"return": {}}\n\0{"return": {"version": "7.2", "supported_commands": []}}\n`,
    `{"QMP": {"version": {"qemu": {"micro": 2, "minor": 2, "major": 7}, "package": ""}, "capabilities": []}}\n\0{"return": {}, "id": $}\n\0{"return": {"status": "running"}, "id": $}\n{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "STOP"}\n`,
  ].map((text) => Buffer.from(text, "latin1")),
  steps: 1_000_000,
  milliseconds: 5000,
  fault: judge,
  async read(input) {
    const limits = { maxMessageBytes: 8192, maxDepth: 32, timeout: 1000 };
    const agent = new GuestAgent(peerOf(input), limits);
    const asked = [agent.execute("guest-ping"), agent.execute("guest-info")];
    await Promise.allSettled(asked);
    await agent.close();
    const query = async () => {
      await using client = await QmpClient.connect(peerOf(input), limits);
      await client.call("query-status", {}, { timeout: 1000 });
    };
    await several(judge, [query, ...asked.map((call) => () => call)]);
  },
};

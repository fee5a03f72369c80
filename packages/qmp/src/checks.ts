import type { JsonValue } from "./json.js";
import type { QmpCommands, QmpEvents } from "./schema.generated.js";
import { assertShape, compileShapes, type PartialShapeOf, type ShapeCheck } from "./shape.js";

/**
 * What answers and events must be, as data, as far as somebody reads them: `{ "query-status": { status: "text" } }`. A name that
 * ends in `?` is of a member that may be absent, `["text"]` is a list of texts; what is not named may be anything. The types
 * hold a table to QEMU's schema.
 */
export interface QmpShapes {
  /** By commands. */
  readonly answers?: {
    readonly [K in keyof QmpCommands]?: PartialShapeOf<QmpCommands[K]["returns"]>;
  };
  /** By events: what they carry. */
  readonly events?: { readonly [K in keyof QmpEvents]?: PartialShapeOf<QmpEvents[K]> };
}

/** Shapes made ready for any number of clients, which then believe a peer no other types than these. */
export class QmpChecks {
  readonly #answers: ReadonlyMap<string, ShapeCheck>;
  readonly #events: ReadonlyMap<string, ShapeCheck>;

  constructor({ answers = {}, events = {} }: QmpShapes) {
    this.#answers = compileShapes(answers);
    this.#events = compileShapes(events);
  }

  /** @internal Throws a QmpProtocolError that names the command and the member. */
  assertAnswer(command: string, value: JsonValue): void {
    const check = this.#answers.get(command);
    if (check !== undefined) assertShape(value, check, command);
  }

  /** @internal Throws a QmpProtocolError that names the event and the member. */
  assertEvent(event: string, data: JsonValue | undefined): void {
    const check = this.#events.get(event);
    if (check !== undefined) assertShape(data, check, event);
  }
}

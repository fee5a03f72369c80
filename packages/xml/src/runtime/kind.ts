import type { Table } from "./shape.js";

/** A kind of document. */
export interface Kind {
  readonly table: Table;
  /** The name of its root element. */
  readonly root: string;
}

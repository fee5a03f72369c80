import type { OperationName } from "../../operations/names.js";
import type { DomainRef } from "../../records/domain.js";
import { type Context, type Subject, testUuid } from "../context.js";

/** What it takes to have a guest of the fixture `guestXML`. */
export const guestNeeds: readonly (OperationName | "guestXML")[] = [
  "domainDefineXML",
  "domainCreate",
  "guestXML",
];

/** A defined domain with a disk `vda`, a card and a console. */
export function definedGuest({ fixtures }: Context, conn: Subject, number: number): Promise<DomainRef> {
  return conn.domainDefineXML(fixtures.guestXML!(`guest-${number}`, testUuid(number)), 0);
}

/** As `definedGuest`, running. */
export async function runningGuest(suite: Context, conn: Subject, number: number): Promise<DomainRef> {
  const ref = await conn.domainCreate(await definedGuest(suite, conn, number), 0);
  await suite.settle();
  return ref;
}

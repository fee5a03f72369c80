import { type DriverConnection, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { Dispatcher } from "./dispatch.js";
import { listAll } from "./listing.js";

const uuidOf = (id: number) => `5a17c0de-0000-4000-8000-00000000000${id}`;

/** A connection whose driver lists ids alone, and answers look-ups as it is told. */
function listing(lookUp: (id: number) => Promise<{ readonly uuid: string }>) {
  const warnings: LibvirtError[] = [];
  const connection: DriverConnection = {
    listDomains: async () => [1, 2, 3],
    domainLookupByID: lookUp,
    close: async () => {},
  };
  const driver = { name: "Stranger", version: 1, accepts: () => true };
  const dispatcher = new Dispatcher([{ driver, connection }], [], (warning) => warnings.push(warning));
  return { warnings, listed: () => listAll(dispatcher, 0, undefined) };
}

const failing = (code: ErrorNumber) => () =>
  Promise.reject(new LibvirtError({ code, domain: ErrorDomain.NONE, info: "look-up" }));

test("a domain whose look-up fails is left out of a list with a warning, and one that is gone without", async () => {
  const { listed, warnings } = listing(async (id) => {
    if (id === 2)
      throw new LibvirtError({
        code: ErrorNumber.RPC,
        domain: ErrorDomain.NONE,
        info: "a name that is none",
      });
    if (id === 3) throw new LibvirtError({ code: ErrorNumber.NO_DOMAIN, domain: ErrorDomain.NONE });
    return { uuid: uuidOf(id), id };
  });
  expect(await listed()).toEqual([{ ref: { uuid: uuidOf(1), id: 1 } }]);
  expect(warnings.map(({ level, message }) => [level, message])).toEqual([
    [1, expect.stringMatching(/the domain with the id 2 is left out: .*a name that is none/)],
  ]);
});

test("a list of which no look-up succeeds, or whose caller has left, fails", async () => {
  const lost = listing(failing(ErrorNumber.RPC));
  await expect(lost.listed()).rejects.toMatchObject({ code: ErrorNumber.RPC });
  const abort = failing(ErrorNumber.OPERATION_ABORTED);
  const left = listing((id) => (id === 1 ? Promise.resolve({ uuid: uuidOf(1) }) : abort()));
  await expect(left.listed()).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
  expect([...lost.warnings, ...left.warnings]).toEqual([]);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { type FakeDomain, fakeDomain } from "./fake-domain.js";
import { FakeDomains } from "./fake-domains.js";

it("are in order, whatever comes and goes", () => {
  const id = fc.nat(20);
  const step = fc.oneof(
    id.map((one) => ({ add: one })),
    id.map((one) => ({ remove: one })),
    fc.constant({ clear: true }),
  );
  fc.assert(
    fc.property(fc.array(step), id, id, (steps, first, limit) => {
      const domains = new FakeDomains();
      const plain = new Map<number, FakeDomain>();
      for (const step of steps) {
        if ("add" in step)
          for (const map of [domains, plain]) map.set(step.add, fakeDomain({ id: step.add }, 1));
        else if ("remove" in step) for (const map of [domains, plain]) map.delete(step.remove);
        else for (const map of [domains, plain]) map.clear();
      }
      const expected = [...plain.keys()].sort((a, b) => a - b).filter((one) => one >= first);
      expect(domains.from(first, limit).map((one) => one.id)).toEqual(expected.slice(0, limit));
      expect(domains.from(first).map((one) => one.id)).toEqual(expected);
    }),
  );
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { ErrorDomain } from "./errors/domain.js";
import { ErrorNumber } from "./errors/number.js";
import { type Moment, MomentTree } from "./moment-tree.js";

const names = ["a", "b", "c", "d", "e"];

it("is a tree whatever is added, redefined and removed: no one is lost, none follows itself", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          kind: fc.constantFrom("add", "redefine", "one", "children", "children-only"),
          name: fc.constantFrom(...names),
          parent: fc.option(fc.constantFrom(...names), { nil: undefined }),
        }),
        { maxLength: 15 },
      ),
      (steps) => {
        const tree = new MomentTree<Moment>(ErrorDomain.TEST, "snapshot", ErrorNumber.NO_DOMAIN_SNAPSHOT);
        for (const { kind, name, parent } of steps) {
          const before = [...tree.values()];
          try {
            if (kind === "add") tree.add({ name, parent: tree.current?.name });
            else if (kind === "redefine") tree.redefine({ name, parent }, false);
            else tree.remove(name, kind as "one");
          } catch (error) {
            expect(error).toMatchObject({ name: "LibvirtError" });
            expect([...tree.values()]).toEqual(before);
          }
          const reached = [...tree.descendantsOf(undefined)].map((moment) => moment.name);
          expect([...reached].sort()).toEqual([...tree.values()].map((moment) => moment.name).sort());
          for (const moment of tree.values()) {
            expect(moment.parent === undefined || tree.has(moment.parent)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 100 },
  ));

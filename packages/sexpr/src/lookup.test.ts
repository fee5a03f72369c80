import { expect, test } from "vitest";
import { child, children, lookup, node, parse, type SexprList, value } from "./index.js";

const domain = parse(
  "(domain (name web1) (memory 128) (features) (x ()) (y (z 1) 2) (device (vbd (dev a))) (device (vif (dev b))))",
) as SexprList;

test("lookup follows first lists only, and finds no list without items", () => {
  expect(lookup(domain, "domain/memory")).toEqual(["128"]);
  expect(lookup(domain, "domain/x")).toEqual([[]]);
  expect(lookup(domain, "domain/device/vbd/dev")).toEqual(["a"]);
  expect(lookup(domain, "domain/device/vif/dev")).toBeUndefined();
  expect(lookup(domain, "domain/features")).toBeUndefined();
  expect(lookup(domain, "domain")).toHaveLength(7);
  for (const path of ["", "/", "vm/name", "domain/", "/domain", "domain//name"])
    expect(lookup(domain, path)).toBeUndefined();
  expect(lookup("domain", "domain")).toBeUndefined();
  expect(lookup([""], "")).toBeUndefined();
});

test("node gives the first item when it is an atom", () => {
  expect(node(domain, "domain/name")).toBe("web1");
  expect(node(parse("(l a b)"), "l")).toBe("a");
  expect(node(domain, "domain/y")).toBeUndefined();
  expect(node(parse("(xend.err 'no such domain')"), "xend.err")).toBe("no such domain");
});

test("child, children and value look among a list's items", () => {
  expect(child(domain, "device")).toEqual(["device", ["vbd", ["dev", "a"]]]);
  expect(child(domain, "")).toBeUndefined();
  expect(children(domain, "device")).toHaveLength(2);
  expect(value(domain, "memory")).toBe("128");
  expect(value(domain, "features")).toBeUndefined();
  expect(value(domain, "x")).toBeUndefined();
});

import { expect, test } from "vitest";
import { formatDomain } from "./format.js";
import { parseDomain } from "./parse.js";
import { withVcpus } from "./vcpus.js";

const vcpuOf = (vcpu: string, count: number) => {
  const xml = `<domain type='test'><name>x</name><memory>4096</memory>${vcpu}</domain>`;
  return /<vcpu.*/.exec(formatDomain(withVcpus(parseDomain(xml).domain, count)))?.[0];
};

test.each([
  ["<vcpu>4</vcpu>", 2, "<vcpu>2</vcpu>"],
  ["<vcpu>4</vcpu>", 8, "<vcpu>8</vcpu>"],
  ["<vcpu current='2'>4</vcpu>", 3, "<vcpu current='3'>4</vcpu>"],
  ["<vcpu current='2'>4</vcpu>", 4, "<vcpu>4</vcpu>"],
  ["<vcpu current='2'>4</vcpu>", 5, "<vcpu>5</vcpu>"],
  ["<vcpu current='4'>4</vcpu>", 4, "<vcpu>4</vcpu>"],
])("%s, given %i: %s", (before, count, after) => {
  expect(vcpuOf(before, count)).toBe(after);
});

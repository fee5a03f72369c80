import { expect, test } from "vitest";
import { withPasswords, withVcpus } from "./change.js";
import { formatDomain, parseDomain } from "./functions.js";

const domainOf = (inside: string) =>
  parseDomain(`<domain type='test'><name>x</name><memory>4096</memory>${inside}</domain>`).domain;
const vcpuOf = (vcpu: string, count: number) =>
  /<vcpu.*/.exec(formatDomain(withVcpus(domainOf(vcpu), count)))?.[0];

test.each([
  ["<vcpu>4</vcpu>", 2, "<vcpu>2</vcpu>"],
  ["<vcpu>4</vcpu>", 8, "<vcpu>8</vcpu>"],
  ["<vcpu current='2'>4</vcpu>", 3, "<vcpu current='3'>4</vcpu>"],
  ["<vcpu current='2'>4</vcpu>", 4, "<vcpu>4</vcpu>"],
  ["<vcpu current='2'>4</vcpu>", 5, "<vcpu>5</vcpu>"],
  ["<vcpu current='4'>4</vcpu>", 4, "<vcpu>4</vcpu>"],
])("%s, given %i vcpus: %s", (before, count, after) => {
  expect(vcpuOf(before, count)).toBe(after);
});

test.each([
  ["<graphics type='vnc'/>", "<graphics type='vnc' passwd='a'/>", ["a"]],
  ["<graphics type='vnc' passwd=''/>", "<graphics type='vnc' passwd='a'/>", [""]],
  ["<graphics type='sdl'/>", "<graphics type='vnc' passwd='a'/>", [undefined]],
  [
    "<graphics type='vnc'/><graphics type='spice'/>",
    "<graphics type='vnc'/><graphics type='spice' passwd='b'/>",
    [undefined, "b"],
  ],
])("%s in place of %s has the passwords %j", (after, before, expected) => {
  const screens = (inside: string) => domainOf(`<devices>${inside}</devices>`);
  const { devices } = withPasswords(screens(after), screens(before));
  expect(devices?.graphics?.map((screen) => (screen as { passwd?: string }).passwd)).toEqual(expected);
});

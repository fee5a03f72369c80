import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import { expect, it } from "vitest";
import { classicDomain } from "../nodes/classic.js";
import { NodeDomains } from "./node-domains.js";

it("lists guests in the order of their ids, also one that came back under an earlier one", () => {
  const info = { model: "x", memory: 1, cpus: 1, mhz: 1, nodes: 1, sockets: 1, cores: 1, threads: 1 };
  const node = new NodeDomains(info, { now: () => 0n });
  const [first, second] = ["one", "two"].map((name) => {
    const domain = node.add(name, name);
    node.boot(domain, classicDomain, DomainRunningReason.BOOTED);
    return domain;
  });
  const names = () => node.active().map(({ name }) => name);
  expect(names()).toEqual(["one", "two"]);
  node.unplug(first!);
  expect([names(), node.inactive().map(({ name }) => name)]).toEqual([["two"], ["one"]]);
  node.boot(first!, classicDomain, DomainRunningReason.BOOTED, 1);
  expect([names(), node.inactive()]).toEqual([["one", "two"], []]);
  expect(second!.guest!.id).toBe(2);
});

import type { Domain } from "@libvirt-ts/xml/domain";
import type { QemuNode } from "../node/node.js";
import { type NetworkPlan, type NetworkPlans, planOf } from "./plan.js";

/** The plans of the networks that a domain's cards name. Throws NO_NETWORK, and OPERATION_INVALID for one that is not active. */
export async function networkPlans(node: QemuNode, domain: Pick<Domain, "devices">): Promise<NetworkPlans> {
  const plans = new Map<string, NetworkPlan>();
  for (const name of networksIn(domain))
    plans.set(name, planOf(node.networks.assertActive(await node.networks.byName(name))));
  return plans;
}

/** Those of them that are there, active or not: a guest that runs may have outlived a network. */
export async function plansLeft(node: QemuNode, domain: Pick<Domain, "devices">): Promise<NetworkPlans> {
  await node.networks.refresh();
  const named = new Set(networksIn(domain));
  return new Map(
    node.networks
      .values()
      .filter(({ name }) => named.has(name))
      .map(({ name, live, definition }) => [name, planOf((live ?? definition)!)]),
  );
}

/** Plans of some kind for what is looked at before a start. */
export const anyPlans = (domain: Domain): NetworkPlans =>
  new Map(networksIn(domain).map((name) => [name, { type: "user", options: {} }]));

const networksIn = ({ devices }: Pick<Domain, "devices">): string[] =>
  (devices?.interface ?? []).flatMap((card) => (card.type === "network" ? [card.source.network] : []));

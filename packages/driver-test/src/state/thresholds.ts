import { imageInfo } from "./block-info.js";
import type { TestDomain } from "./domain.js";
import type { TestNode } from "./node.js";

/** Tells of the images of a domain that have grown beyond what was set for them; of each once. */
export function tellThresholds(node: TestNode, domain: TestDomain): void {
  const thresholds = domain.guest?.thresholds;
  for (const [dev, { path, threshold }] of thresholds ?? []) {
    const { allocation } = imageInfo(node, path);
    if (allocation <= threshold) continue;
    thresholds!.delete(dev);
    node.tell({ event: "block-threshold", dev, path, threshold, excess: allocation - threshold }, domain);
  }
}

/** Tells of what has grown on any domain of the node. */
export function tellAllThresholds(node: TestNode): void {
  for (const domain of node.values()) tellThresholds(node, domain);
}

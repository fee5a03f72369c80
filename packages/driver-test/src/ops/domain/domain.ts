import { type LibvirtError, lazily } from "@libvirt-ts/driver";
import type { TestNode } from "../../state/node.js";
import { domainOperationNames } from "./names.js";
import { queryOperations } from "./query.js";

export { domainFlags } from "./flags.js";

/** All that can be asked about domains. What needs documents is loaded when it is asked for. */
export function domainOperations(node: TestNode, warn: (warning: LibvirtError) => void) {
  return {
    ...queryOperations(node),
    ...lazily(domainOperationNames, async () =>
      (await import("./document-operations.js")).documentOperations(node, warn),
    ),
  };
}

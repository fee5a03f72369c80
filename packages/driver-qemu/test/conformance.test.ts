import { conform } from "./conformance-suite.js";

await conform("QEMU's driver conforms to the contract", { open: (node) => node.open(), holds: () => true });

/** Node in dom0, which has one vcpu: V8's other threads only take turns with it, and make a start a third longer. */
export const NODE = "node --single-threaded";

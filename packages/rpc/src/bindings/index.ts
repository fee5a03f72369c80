export type { ArgsOfOperation, Binding, Caller, Conversion, ResultOfOperation } from "./binding.js";
export {
  domainEvents,
  type EventBinding,
  type EventSource,
  networkEvents,
  nodeDeviceEvents,
  qemuMonitorEvent,
  secretEvents,
  storagePoolEvents,
} from "./events.js";
export { bindings } from "./table.js";
export { domainRef, snapshotRef } from "./values.js";

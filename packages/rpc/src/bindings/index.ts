export type { ArgsOfOperation, Binding, Caller, Conversion, ResultOfOperation } from "./binding.js";
export {
  type EventBinding,
  type EventSource,
  type EventsOperation,
  eventSources,
  qemuMonitorEvent,
} from "./events.js";
export { bindings } from "./table.js";
export { domainRef, snapshotRef } from "./values.js";

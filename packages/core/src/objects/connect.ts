import { ConnectEvents } from "./connect-events.js";

/**
 * A connection to a hypervisor, made by `open` or `openReadOnly`. Every method that returns a promise rejects with a
 * `LibvirtError`: INVALID_CONN once the connection is closed, OPERATION_DENIED on a read-only one where the method
 * changes something, NO_SUPPORT where no driver of the connection can do it. C: `virConnectPtr`.
 */
export class Connect extends ConnectEvents {}

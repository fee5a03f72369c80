// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { ADMIN, procedure } from "../procedure.js";
import { nothing, uhyper, uint } from "../xdr/codec.js";
import { array, optional, struct } from "../xdr/composite.js";
import { typedParameter } from "../xdr/typed-parameter.js";
import { text } from "./scalars.js";
import { wireClient, wireServer } from "./types.generated.js";

/** `ADMIN_PROC_CONNECT_OPEN`. C: `virConnectOpen`. */
export const adminConnectOpen = /* @__PURE__ */ procedure(
  ADMIN, 1, "adminConnectOpen",
  /* @__PURE__ */ struct({ flags: uint }),
  nothing,
);

/** `ADMIN_PROC_CONNECT_CLOSE`. C: `virConnectClose`. */
export const adminConnectClose = /* @__PURE__ */ procedure(ADMIN, 2, "adminConnectClose", nothing, nothing);

/** `ADMIN_PROC_CONNECT_GET_LIB_VERSION`. C: `virConnectGetLibVersion`. */
export const adminConnectGetLibVersion = /* @__PURE__ */ procedure(
  ADMIN, 3, "adminConnectGetLibVersion",
  nothing,
  /* @__PURE__ */ struct({ libVer: uhyper }),
);

/** `ADMIN_PROC_CONNECT_LIST_SERVERS`. */
export const adminConnectListServers = /* @__PURE__ */ procedure(
  ADMIN, 4, "adminConnectListServers",
  /* @__PURE__ */ struct({ needResults: uint, flags: uint }),
  /* @__PURE__ */ struct({ servers: /* @__PURE__ */ array(wireServer, 16384), ret: uint }),
);

/** `ADMIN_PROC_CONNECT_LOOKUP_SERVER`. */
export const adminConnectLookupServer = /* @__PURE__ */ procedure(
  ADMIN, 5, "adminConnectLookupServer",
  /* @__PURE__ */ struct({ name: text, flags: uint }),
  /* @__PURE__ */ struct({ srv: wireServer }),
);

/** `ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS`. */
export const adminServerGetThreadpoolParameters = /* @__PURE__ */ procedure(
  ADMIN, 6, "adminServerGetThreadpoolParameters",
  /* @__PURE__ */ struct({ srv: wireServer, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 32) }),
);

/** `ADMIN_PROC_SERVER_SET_THREADPOOL_PARAMETERS`. */
export const adminServerSetThreadpoolParameters = /* @__PURE__ */ procedure(
  ADMIN, 7, "adminServerSetThreadpoolParameters",
  /* @__PURE__ */ struct({
    srv: wireServer,
    params: /* @__PURE__ */ array(typedParameter, 32),
    flags: uint,
  }),
  nothing,
);

/** `ADMIN_PROC_SERVER_LIST_CLIENTS`. */
export const adminServerListClients = /* @__PURE__ */ procedure(
  ADMIN, 8, "adminServerListClients",
  /* @__PURE__ */ struct({ srv: wireServer, needResults: uint, flags: uint }),
  /* @__PURE__ */ struct({ clients: /* @__PURE__ */ array(wireClient, 16384), ret: uint }),
);

/** `ADMIN_PROC_SERVER_LOOKUP_CLIENT`. */
export const adminServerLookupClient = /* @__PURE__ */ procedure(
  ADMIN, 9, "adminServerLookupClient",
  /* @__PURE__ */ struct({ srv: wireServer, id: uhyper, flags: uint }),
  /* @__PURE__ */ struct({ clnt: wireClient }),
);

/** `ADMIN_PROC_CLIENT_GET_INFO`. */
export const adminClientGetInfo = /* @__PURE__ */ procedure(
  ADMIN, 10, "adminClientGetInfo",
  /* @__PURE__ */ struct({ clnt: wireClient, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 64) }),
);

/** `ADMIN_PROC_CLIENT_CLOSE`. */
export const adminClientClose = /* @__PURE__ */ procedure(
  ADMIN, 11, "adminClientClose",
  /* @__PURE__ */ struct({ clnt: wireClient, flags: uint }),
  nothing,
);

/** `ADMIN_PROC_SERVER_GET_CLIENT_LIMITS`. */
export const adminServerGetClientLimits = /* @__PURE__ */ procedure(
  ADMIN, 12, "adminServerGetClientLimits",
  /* @__PURE__ */ struct({ srv: wireServer, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 32) }),
);

/** `ADMIN_PROC_SERVER_SET_CLIENT_LIMITS`. */
export const adminServerSetClientLimits = /* @__PURE__ */ procedure(
  ADMIN, 13, "adminServerSetClientLimits",
  /* @__PURE__ */ struct({
    srv: wireServer,
    params: /* @__PURE__ */ array(typedParameter, 32),
    flags: uint,
  }),
  nothing,
);

/** `ADMIN_PROC_CONNECT_GET_LOGGING_OUTPUTS`. */
export const adminConnectGetLoggingOutputs = /* @__PURE__ */ procedure(
  ADMIN, 14, "adminConnectGetLoggingOutputs",
  /* @__PURE__ */ struct({ flags: uint }),
  /* @__PURE__ */ struct({ outputs: text, noutputs: uint }),
);

/** `ADMIN_PROC_CONNECT_GET_LOGGING_FILTERS`. */
export const adminConnectGetLoggingFilters = /* @__PURE__ */ procedure(
  ADMIN, 15, "adminConnectGetLoggingFilters",
  /* @__PURE__ */ struct({ flags: uint }),
  /* @__PURE__ */ struct({ filters: /* @__PURE__ */ optional(text), nfilters: uint }),
);

/** `ADMIN_PROC_CONNECT_SET_LOGGING_OUTPUTS`. */
export const adminConnectSetLoggingOutputs = /* @__PURE__ */ procedure(
  ADMIN, 16, "adminConnectSetLoggingOutputs",
  /* @__PURE__ */ struct({ outputs: /* @__PURE__ */ optional(text), flags: uint }),
  nothing,
);

/** `ADMIN_PROC_CONNECT_SET_LOGGING_FILTERS`. */
export const adminConnectSetLoggingFilters = /* @__PURE__ */ procedure(
  ADMIN, 17, "adminConnectSetLoggingFilters",
  /* @__PURE__ */ struct({ filters: /* @__PURE__ */ optional(text), flags: uint }),
  nothing,
);

/** `ADMIN_PROC_SERVER_UPDATE_TLS_FILES`. */
export const adminServerUpdateTlsFiles = /* @__PURE__ */ procedure(
  ADMIN, 18, "adminServerUpdateTlsFiles",
  /* @__PURE__ */ struct({ srv: wireServer, flags: uint }),
  nothing,
);

/** `ADMIN_PROC_CONNECT_SET_DAEMON_TIMEOUT`. */
export const adminConnectSetDaemonTimeout = /* @__PURE__ */ procedure(
  ADMIN, 19, "adminConnectSetDaemonTimeout",
  /* @__PURE__ */ struct({ timeout: uint, flags: uint }),
  nothing,
);

/** `ADMIN_PROC_CONNECT_DAEMON_SHUTDOWN`. */
export const adminConnectDaemonShutdown = /* @__PURE__ */ procedure(
  ADMIN, 20, "adminConnectDaemonShutdown",
  /* @__PURE__ */ struct({ flags: uint }),
  nothing,
);

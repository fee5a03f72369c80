// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virConnectListAllInterfacesFlags`, `VIR_CONNECT_LIST_INTERFACES_*`. */
export const ConnectListAllInterfacesFlags = {
  INACTIVE: 1,
  ACTIVE: 2,
} as const;

/** C: `virInterfaceDefineFlags`, `VIR_INTERFACE_DEFINE_*`. */
export const InterfaceDefineFlags = {
  VALIDATE: 1,
} as const;

/** C: `virInterfaceXMLFlags`, `VIR_INTERFACE_XML_*`. */
export const InterfaceXMLFlags = {
  INACTIVE: 1,
} as const;

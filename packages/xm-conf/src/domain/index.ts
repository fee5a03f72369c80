export type { ConfDialect } from "./dialect.js";
export { type ConfFromDomain, type DomainToConfOptions, domainToConf } from "./from-domain.js";
export { gapsOf } from "./gaps.js";
export { type DomainIdentity, identityOf } from "./identity.js";
export { isRbdTarget, type RbdTarget, readRbdTarget } from "./rbd.js";
export { type ConfToDomainOptions, confToDomain, type DomainFromConf } from "./to-domain.js";

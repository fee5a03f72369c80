export { concerning } from "./concerning.js";
export type { ConfDialect } from "./dialect.js";
export { type ConfFromDomain, type DomainToConfOptions, domainToConf } from "./from-domain.js";
export { type ConfToDomainOptions, confToDomain, type DomainFromConf } from "./to-domain.js";

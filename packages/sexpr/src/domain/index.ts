export { deviceToSexpr } from "./device.js";
export { type ConfigFormat, isConfigFormat } from "./dialect.js";
export { domainToSexpr, type SexprFromDomain } from "./from-domain.js";
export { type DomainFromSexpr, type SexprToDomainOptions, sexprToDomain } from "./to-domain.js";

export {
  type CardParts,
  type DiskParts,
  type GuestParts,
  type KvmParts,
  kvmGuest,
  type XenParts,
  xenGuest,
} from "./guests.js";
export { type XenHost, xenCapabilities } from "./xen-capabilities.js";

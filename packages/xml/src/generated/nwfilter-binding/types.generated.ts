// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { FilterRef, NetworkMac, Owner } from "../common/types.generated.js";
import type { Kept } from "../../runtime/kept.js";

/** That a port of a guest is under a network filter. */
export interface NwFilterBinding extends Kept {
  owner: Owner;
  portdev: NwFilterBindingPortdev;
  linkdev?: NwFilterBindingPortdev;
  mac: NetworkMac;
  filterref: FilterRef;
}

/** The interface of the host. */
export interface NwFilterBindingPortdev extends Kept {
  /** The interface on the host that is filtered. */
  name: string;
}

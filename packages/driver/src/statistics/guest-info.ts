import type { TypedParam } from "../typed-params/typed-params.js";
import { dottedReader, type StatisticsTree, writeDotted } from "./dotted.js";
import { guestInfoFields } from "./fields.generated.js";
import type { DomainGuestInfo } from "./shapes.generated.js";

/** What a guest tells of itself, from the wire: `info.user[0].name`. */
export function readGuestInfo(params: Iterable<TypedParam>): DomainGuestInfo {
  return dottedReader(guestInfoFields)(params) as DomainGuestInfo;
}

/** What a guest tells of itself, for the wire: `user.0.name`. */
export function writeGuestInfo(info: DomainGuestInfo): TypedParam[] {
  return writeDotted(info as StatisticsTree, guestInfoFields);
}

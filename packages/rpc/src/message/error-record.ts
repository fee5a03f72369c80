import { int, type ValueOf } from "../xdr/codec.js";
import { optional, string, struct } from "../xdr/composite.js";
import { uuid } from "../xdr/uuid.js";

const STRING_MAX = 4_194_304;
const text = string(STRING_MAX);

/** What a reply or a stream of status ERROR carries. C: `virNetMessageError`. */
export const errorRecord = struct({
  code: int,
  domain: int,
  message: optional(text),
  level: int,
  dom: optional(struct({ name: text, uuid, id: int })),
  str1: optional(text),
  str2: optional(text),
  str3: optional(text),
  int1: int,
  int2: int,
  net: optional(struct({ name: text, uuid })),
});

/** An error as the peer tells it: complete and formatted in `message`, its parts in `str1` … `str3`. */
export type ErrorRecord = ValueOf<typeof errorRecord>;

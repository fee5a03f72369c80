import { ErrorNumber } from "../errors/number.js";

/** Names that no domain can have. */
export const illegalNames = ["", " ", "a/b", "nul\u0001", "x".repeat(256), "ü".repeat(128)];

/** What an illegal name is refused with. */
export const nameCodes = [
  ErrorNumber.INVALID_ARG,
  ErrorNumber.XML_ERROR,
  ErrorNumber.XML_DETAIL,
  ErrorNumber.NO_NAME,
  ErrorNumber.OVERFLOW,
  ErrorNumber.CONFIG_UNSUPPORTED,
];

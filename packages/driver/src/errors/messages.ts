import { nameOf } from "../enums/names.js";
import { ErrorNumber } from "./number.js";

/** The sentence of each code; `what` is the text that a code's message carries, by errors.h's own rules. */
const sentences: Readonly<Record<ErrorNumber, string>> = {
  [ErrorNumber.OK]: "no error",
  [ErrorNumber.INTERNAL_ERROR]: "internal error",
  [ErrorNumber.NO_MEMORY]: "out of memory",
  [ErrorNumber.NO_SUPPORT]: "no driver supports this",
  [ErrorNumber.UNKNOWN_HOST]: "unknown host",
  [ErrorNumber.NO_CONNECT]: "could not connect to a hypervisor",
  [ErrorNumber.INVALID_CONN]: "the connection is closed",
  [ErrorNumber.INVALID_DOMAIN]: "invalid domain",
  [ErrorNumber.INVALID_ARG]: "invalid argument",
  [ErrorNumber.OPERATION_FAILED]: "operation failed",
  [ErrorNumber.GET_FAILED]: "GET operation failed",
  [ErrorNumber.POST_FAILED]: "POST operation failed",
  [ErrorNumber.HTTP_ERROR]: "unexpected HTTP status",
  [ErrorNumber.SEXPR_SERIAL]: "cannot read or write an S-expression",
  [ErrorNumber.NO_XEN]: "could not use the Xen hypervisor",
  [ErrorNumber.XEN_CALL]: "hypercall failed",
  [ErrorNumber.OS_TYPE]: "unknown OS type",
  [ErrorNumber.NO_KERNEL]: "kernel information is missing",
  [ErrorNumber.NO_ROOT]: "root device information is missing",
  [ErrorNumber.NO_SOURCE]: "source information of a device is missing",
  [ErrorNumber.NO_TARGET]: "target information of a device is missing",
  [ErrorNumber.NO_NAME]: "domain name information is missing",
  [ErrorNumber.NO_OS]: "OS information is missing",
  [ErrorNumber.NO_DEVICE]: "devices information is missing",
  [ErrorNumber.NO_XENSTORE]: "could not connect to the Xen Store",
  [ErrorNumber.DRIVER_FULL]: "too many drivers",
  [ErrorNumber.CALL_FAILED]: "call failed in every driver",
  [ErrorNumber.XML_ERROR]: "XML description is not valid",
  [ErrorNumber.DOM_EXIST]: "domain exists already",
  [ErrorNumber.OPERATION_DENIED]: "operation is forbidden on a read-only connection",
  [ErrorNumber.OPEN_FAILED]: "failed to open a file",
  [ErrorNumber.READ_FAILED]: "failed to read a file",
  [ErrorNumber.PARSE_FAILED]: "failed to parse a file",
  [ErrorNumber.CONF_SYNTAX]: "syntax error in a configuration file",
  [ErrorNumber.WRITE_FAILED]: "failed to write a file",
  [ErrorNumber.XML_DETAIL]: "XML document is not well-formed",
  [ErrorNumber.SYSTEM_ERROR]: "system call failed",
  [ErrorNumber.RPC]: "the peer broke its protocol",
  [ErrorNumber.NO_DOMAIN]: "domain not found",
  [ErrorNumber.OPERATION_INVALID]: "operation is not valid in the domain's state",
  [ErrorNumber.CONFIG_UNSUPPORTED]: "configuration is not supported",
  [ErrorNumber.OPERATION_TIMEOUT]: "operation timed out",
  [ErrorNumber.ARGUMENT_UNSUPPORTED]: "argument is not supported",
  [ErrorNumber.OPERATION_ABORTED]: "operation was aborted",
  [ErrorNumber.OVERFLOW]: "value is too large",
  [ErrorNumber.RESOURCE_BUSY]: "resource is busy",
  [ErrorNumber.ACCESS_DENIED]: "access denied",
  [ErrorNumber.XML_INVALID_SCHEMA]: "XML document does not match the schema",
};

const known = new Map<number, string>(Object.entries(sentences).map(([code, text]) => [Number(code), text]));

/** The sentence of a code, with what it is about: `domain not found: web1`. */
export function errorMessage(code: number, ...about: readonly (string | undefined)[]): string {
  const parts = [
    known.get(code) ?? `error ${code}`,
    ...about.filter((part) => part !== undefined && part !== ""),
  ];
  return parts.join(": ");
}

/** The stable id of a code's message: its name in lower case with dashes, `no-domain` for instance. */
export function messageId(code: number): string {
  return (nameOf(ErrorNumber, code) ?? `error-${code}`).toLowerCase().replaceAll("_", "-");
}

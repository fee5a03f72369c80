import { isIPv6 } from "node:net";
import { ErrorNumber } from "@libvirt-ts/driver";
import { xlError } from "./errors.js";

/** Letters, digits, and dashes inside, in parts between dots: host names, names of ssh's configuration, IPv4 addresses. */
const hostName = /^(?=.{1,253}$)\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*$/;

/**
 * The host of a migration's URI: `xen+ssh://host/`, as later libvirt writes it, or `xenmigr://host/`, as it was before. xl
 * hands what it is given to a shell, so it is a name or an address and nothing else: no user and no port, which ssh's own
 * configuration can say. Throws INVALID_ARG.
 */
export function migrationHost(uri: string): string {
  const [, written] = /^(?:xen\+ssh|xenmigr):\/\/([^/]*)\/?$/.exec(uri) ?? [];
  const [, address] = /^\[(.*)\]$/.exec(written ?? "") ?? [];
  const host = address ?? written ?? "";
  if (address === undefined ? hostName.test(host) : isIPv6(host) && !host.includes("%")) return host;
  throw xlError(
    ErrorNumber.INVALID_ARG,
    `URI ${JSON.stringify(uri.slice(0, 200))}`,
    "expected xen+ssh://HOST/ where HOST is a name or an address, without user or port: ssh's configuration knows them",
  );
}

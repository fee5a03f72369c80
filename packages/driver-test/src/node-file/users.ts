import { ErrorDomain, ErrorNumber, LibvirtError, type OpenSettings } from "@libvirt-ts/driver";
import type { NodeElement } from "./node-element.js";

/** Somebody who may open a node; without a password nobody asks for one. */
export interface NodeUser {
  readonly name: string;
  readonly password?: string;
}

/** Who may open a node, as `/node/auth/user` says it: everybody where nobody is named. */
export function readUsers(root: NodeElement): NodeUser[] {
  return root
    .all("auth")
    .flatMap((auth) => auth.all("user"))
    .map((user) => {
      const password = user.attribute("password");
      if (user.text === "") user.error("node.user", "expected the name of a user");
      return { name: user.text, ...(password !== undefined && { password }) };
    });
}

/**
 * Asks who it is that opens a node for which `users` are named. Throws AUTH_FAILED for who is none of them, and where there
 * is nobody to ask; what was said stands in no error.
 */
export async function admit(
  users: readonly NodeUser[],
  credentials: OpenSettings["credentials"],
  path: string,
): Promise<void> {
  if (users.length === 0) return;
  if (credentials === undefined)
    throw refused(path, "the node file says who may open it: give 'credentials'");
  const { username, password } = (await credentials({ mechanism: "test" })) ?? {};
  const user = users.find(({ name }) => name === username);
  if (user !== undefined && (user.password === undefined || user.password === password)) return;
  throw refused(path, "the node file has no user of this name and password");
}

function refused(info: string, detail: string): LibvirtError {
  return new LibvirtError({ code: ErrorNumber.AUTH_FAILED, domain: ErrorDomain.TEST, info, detail });
}

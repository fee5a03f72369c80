import { type Domain, ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

/** What a domain argument may be. */
export interface DomainBy {
  readonly id?: boolean;
  readonly uuid?: boolean;
  readonly name?: boolean;
}

const everything: DomainBy = { id: true, uuid: true, name: true };
const idPattern = /^\s*\+?\d{1,10}$/;
const uuidPattern = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})$/i;

/** Finds the domain that a word means: by id, then by uuid, then by name. Throws a Failure when there is none. */
export async function findDomain(context: Context, text: string, by: DomainBy = everything): Promise<Domain> {
  const { connection, call, app, name: command } = context;
  const attempts: [kind: string, () => Promise<Domain>][] = [];
  if (by.id && idPattern.test(text) && Number(text) <= 0x7fffffff) {
    attempts.push(["ID", () => connection.lookupByID(Number(text), call)]);
  }
  if (by.uuid && uuidPattern.test(text))
    attempts.push(["UUID", () => connection.lookupByUUIDString(text, call)]);
  if (by.name) attempts.push(["NAME", () => connection.lookupByName(text, call)]);
  for (const [kind, lookUp] of attempts) {
    app.reporter.debug(5, `${command}: <domain> ${text} trying as domain ${kind}`);
    try {
      return await app.reporter.quietly(lookUp);
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      if (error.code === ErrorNumber.NO_DOMAIN || error.code === ErrorNumber.INVALID_ARG) continue;
      app.reporter.library(error);
      throw new Failure(msg("failed to get domain '{domain}'"), { domain: text }, { cause: error });
    }
  }
  throw new Failure(msg("failed to get domain '{domain}': no such domain"), { domain: text });
}

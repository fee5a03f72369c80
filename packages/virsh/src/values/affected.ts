import type { Domain } from "@libvirt-ts/core";
import { Failure } from "../cli/failure.js";
import { flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";

/** Which configuration a change concerns. */
export const affectedFlags = {
  live: flag(msg("change the running domain")),
  config: flag(msg("change what the domain starts with next time")),
  current: flag(msg("change the domain as its state says (default)")),
};

export type Affected = Readonly<Record<keyof typeof affectedFlags, boolean>>;

/** A change concerns the running domain while it is active, else its definition: throws a Failure where another was meant. */
export function checkAffected(domain: Domain, { live, config, current }: Affected): void {
  const isActive = domain.ID() !== -1;
  const name = domain.name();
  if (current && (live || config)) throw new Failure(msg("--current goes with neither --live nor --config"));
  if (live && !isActive) {
    throw new Failure(msg("domain '{domain}' is not active: what runs cannot be changed"), { domain: name });
  }
  if (config && isActive) {
    throw new Failure(
      msg("domain '{domain}' is active: the definition cannot be changed by this command; use 'edit'"),
      { domain: name },
    );
  }
}

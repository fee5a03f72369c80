/**
 * What becomes of a domain when it stops; the words of `on_poweroff`, `on_reboot` and `on_crash`.
 *
 * C: `virDomainRestart`, `VIR_DOMAIN_*`.
 */
export const DomainRestart = {
  /** `destroy`: it is gone */
  DESTROY: 1,
  /** `restart`: it starts again under a new id */
  RESTART: 2,
  /** `preserve`: it stays for inspection */
  PRESERVE: 3,
  /** `rename-restart`: the old one is kept under a new name, and a new one starts */
  RENAME_RESTART: 4,
} as const;
export type DomainRestart = (typeof DomainRestart)[keyof typeof DomainRestart];

import { DomainRestart } from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";

/** What ends a guest's run. */
export type Ending = "shutdown" | "reboot" | "crash";

const actions: Readonly<Record<string, DomainRestart>> = {
  destroy: DomainRestart.DESTROY,
  restart: DomainRestart.RESTART,
  preserve: DomainRestart.PRESERVE,
  "rename-restart": DomainRestart.RENAME_RESTART,
};

/** Whether the driver knows what to do for a word of `on_poweroff`, `on_reboot` or `on_crash`. */
export function isAction(word: string): boolean {
  return Object.hasOwn(actions, word);
}

/** What follows an ending where a configuration says nothing. */
const otherwise: Readonly<Record<Ending, string>> = {
  shutdown: "destroy",
  reboot: "restart",
  crash: "rename-restart",
};

/** What a configuration says is to be done after an ending. */
export function actionOf({ on_poweroff, on_reboot, on_crash }: Domain, ending: Ending): DomainRestart {
  const words = { shutdown: on_poweroff, reboot: on_reboot, crash: on_crash };
  return actions[String(words[ending] ?? otherwise[ending])]!;
}

import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";

/** Refuses what needs open files handed to the daemon: Node can hand none over. */
export function refuseDescriptors(given: unknown, option: string): void {
  if (given === undefined) return;
  throw new Failure(msg("--{option} cannot work here: Node can hand no open file to a daemon"), { option });
}

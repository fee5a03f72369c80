import { defaultDrivers, libraryVersion, versionText } from "@libvirt-ts/core";
import { languages } from "../i18n/locale.js";
import { msg, type Translator } from "../i18n/message.js";
import { ownVersion } from "./version.js";

/** What `--version=long` prints. */
export function longVersion(translator: Translator): string {
  return [
    translator.say(msg("Virsh command line tool of libvirt-ts {version}"), { version: ownVersion }),
    translator.say(msg("Library: {version}"), { version: versionText(libraryVersion) }),
    translator.say(msg("Drivers: {names}"), { names: defaultDrivers.map(({ name }) => name).join(" ") }),
    translator.say(msg("Languages: {names}"), { names: ["en", ...languages].join(" ") }),
    `Node: ${process.versions.node}`,
    "",
  ].join("\n");
}

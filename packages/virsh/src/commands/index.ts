import type { Command } from "../cli/command.js";
import { cd } from "./cd.js";
import { complete } from "./complete.js";
import { connect } from "./connect.js";
import { domxmlFromJson } from "./domxml-from-json.js";
import { domxmlFromNative } from "./domxml-from-native.js";
import { domxmlToJson } from "./domxml-to-json.js";
import { domxmlToNative } from "./domxml-to-native.js";
import { domxmlValidate } from "./domxml-validate.js";
import { echo } from "./echo.js";
import { exit } from "./exit.js";
import { help } from "./help.js";
import { pwd } from "./pwd.js";
import { quit } from "./quit.js";
import { selfTest } from "./self-test.js";
import { xmlSet } from "./xml-set.js";

/** Commands that are declared with their options, not in the table. */
export const legacyCommands: readonly Command[] = [
  connect,
  help,
  quit,
  cd,
  domxmlFromJson,
  domxmlFromNative,
  domxmlToJson,
  domxmlToNative,
  domxmlValidate,
  echo,
  exit,
  pwd,
  selfTest,
  xmlSet,
  complete,
];

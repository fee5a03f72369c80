import type { Command } from "../cli/command.js";
import { attachDevice } from "./attach-device.js";
import { attachDisk } from "./attach-disk.js";
import { attachInterface } from "./attach-interface.js";
import { autostart } from "./autostart.js";
import { capabilities } from "./capabilities.js";
import { cd } from "./cd.js";
import { complete } from "./complete.js";
import { connect } from "./connect.js";
import { console } from "./console.js";
import { create } from "./create.js";
import { define } from "./define.js";
import { destroy } from "./destroy.js";
import { detachDevice } from "./detach-device.js";
import { detachDisk } from "./detach-disk.js";
import { detachInterface } from "./detach-interface.js";
import { domblklist } from "./domblklist.js";
import { domdisplay } from "./domdisplay.js";
import { domid } from "./domid.js";
import { domiflist } from "./domiflist.js";
import { dominfo } from "./dominfo.js";
import { domname } from "./domname.js";
import { domrename } from "./domrename.js";
import { domstate } from "./domstate.js";
import { domuuid } from "./domuuid.js";
import { domxmlFromJson } from "./domxml-from-json.js";
import { domxmlFromNative } from "./domxml-from-native.js";
import { domxmlToJson } from "./domxml-to-json.js";
import { domxmlToNative } from "./domxml-to-native.js";
import { domxmlValidate } from "./domxml-validate.js";
import { dump } from "./dump.js";
import { dumpxml } from "./dumpxml.js";
import { echo } from "./echo.js";
import { edit } from "./edit.js";
import { event } from "./event.js";
import { exit } from "./exit.js";
import { help } from "./help.js";
import { hostname } from "./hostname.js";
import { list } from "./list.js";
import { migrate } from "./migrate.js";
import { nodeinfo } from "./nodeinfo.js";
import { pwd } from "./pwd.js";
import { quit } from "./quit.js";
import { reboot } from "./reboot.js";
import { restore } from "./restore.js";
import { resume } from "./resume.js";
import { save } from "./save.js";
import { setmaxmem } from "./setmaxmem.js";
import { setmem } from "./setmem.js";
import { setvcpus } from "./setvcpus.js";
import { shutdown } from "./shutdown.js";
import { start } from "./start.js";
import { suspend } from "./suspend.js";
import { ttyconsole } from "./ttyconsole.js";
import { undefine } from "./undefine.js";
import { uri } from "./uri.js";
import { vcpucount } from "./vcpucount.js";
import { vcpuinfo } from "./vcpuinfo.js";
import { vcpupin } from "./vcpupin.js";
import { version } from "./version.js";
import { vncdisplay } from "./vncdisplay.js";
import { xmlSet } from "./xml-set.js";

/** Commands that are declared with their options, not in the table. */
export const legacyCommands: readonly Command[] = [
  connect,
  create,
  start,
  destroy,
  define,
  domid,
  domuuid,
  dominfo,
  domname,
  domstate,
  dumpxml,
  help,
  list,
  nodeinfo,
  quit,
  reboot,
  restore,
  resume,
  save,
  dump,
  shutdown,
  setmem,
  setmaxmem,
  setvcpus,
  suspend,
  undefine,
  vcpuinfo,
  vcpupin,
  version,
  attachDevice,
  attachDisk,
  attachInterface,
  autostart,
  capabilities,
  cd,
  console,
  detachDevice,
  detachDisk,
  detachInterface,
  domblklist,
  domdisplay,
  domiflist,
  domrename,
  domxmlFromJson,
  domxmlFromNative,
  domxmlToJson,
  domxmlToNative,
  domxmlValidate,
  echo,
  edit,
  event,
  exit,
  hostname,
  migrate,
  pwd,
  ttyconsole,
  uri,
  vcpucount,
  vncdisplay,
  xmlSet,
  complete,
];

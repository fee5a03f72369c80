import { StorageVolDeleteFlags } from "@libvirt-ts/core/flags";
import { msg } from "../../i18n/message.js";
import { act, answer, dumpXML } from "../kit/act.js";
import { flagsOf } from "../kit/args.js";
import type { GroupCommands } from "../table/group-commands.js";
import { volClone, volCreate, volCreateAs, volCreateFrom } from "./create.js";
import { volInfo } from "./info.js";
import { volList } from "./list.js";
import { volPool } from "./pool.js";
import { volResize } from "./resize.js";
import { volDownload, volUpload } from "./transfer.js";
import { volWipe } from "./wipe.js";

const noInfo = msg("failed to get information about vol '{vol}'");

export const volumeCommands: GroupCommands<"volume"> = {
  "vol-clone": volClone,
  "vol-create": volCreate,
  "vol-create-as": volCreateAs,
  "vol-create-from": volCreateFrom,
  "vol-delete": act(
    "vol",
    msg("Failed to delete vol {vol}"),
    (vol, args, call) =>
      vol.delete(flagsOf(args, { "delete-snapshots": StorageVolDeleteFlags.WITH_SNAPSHOTS }), call),
    msg("Vol {vol} deleted"),
  ),
  "vol-download": volDownload,
  "vol-dumpxml": dumpXML("vol", msg("failed to get the XML of vol '{vol}'"), (vol, _, call) =>
    vol.XMLDesc(0, call),
  ),
  "vol-info": volInfo,
  "vol-key": answer("vol", "key", noInfo, (vol) => vol.key()),
  "vol-list": volList,
  "vol-name": (context, args) =>
    answer<"vol", { vol: string; pool: undefined }>("vol", "name", noInfo, (vol) => vol.name())(context, {
      ...args,
      pool: undefined,
    }),
  "vol-path": answer("vol", "path", noInfo, (vol, call) => vol.path(call)),
  "vol-pool": volPool,
  "vol-resize": volResize,
  "vol-upload": volUpload,
  "vol-wipe": volWipe,
};

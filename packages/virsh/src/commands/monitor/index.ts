import type { GroupCommands } from "../table/group-commands.js";
import { top } from "../top/index.js";
import { domblkerror, domblkinfo, domblklist, domblkstat } from "./blocks.js";
import { domifaddr, domifGetlink, domiflist, domifstat } from "./cards.js";
import { domcontrol, domtime } from "./control.js";
import { dominfo } from "./dominfo.js";
import { domstate } from "./domstate.js";
import { domstats } from "./domstats.js";
import { list } from "./list.js";
import { dommemstat } from "./memory.js";

export const monitorCommands: GroupCommands<"monitor"> = {
  domblkerror,
  domblkinfo,
  domblklist,
  domblkstat,
  domcontrol,
  "domif-getlink": domifGetlink,
  domifaddr,
  domiflist,
  domifstat,
  dominfo,
  dommemstat,
  domstate,
  domstats,
  domtime,
  list,
  top,
};

/** A process that is killed in the middle of an operation. Arguments: options as JSON, the operation, its argument. */
import { noPeers } from "@libvirt-ts/driver";
import { createXlDriver } from "../src/index.js";

const [options = "{}", operation, argument = ""] = process.argv.slice(2);
const conn = await createXlDriver(JSON.parse(options)).open({
  uri: undefined,
  readOnly: false,
  peers: noPeers,
  warn: () => {},
});
if (operation === "create") await conn.domainCreateXML?.(argument, 0);
else if (operation === "save")
  await conn.domainSave?.({ uuid: argument }, `${process.argv[5]}`, undefined, 0);
else await conn.domainRestore?.(argument, undefined, 0);

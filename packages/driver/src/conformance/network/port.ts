import { ErrorNumber } from "../../errors/number.js";
import { contains, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";

/** Ports of networks. */
export function networkPortTests(suite: Context): void {
  suite.test(
    "a network's ports come, are found, and go with it",
    [
      ...([
        "networkCreateXML",
        "networkDestroy",
        "networkListAllPorts",
        "networkXML",
        "networkPortXML",
      ] as const),
      ...([
        "networkPortCreateXML",
        "networkPortLookupByUUID",
        "networkPortGetXMLDesc",
        "networkPortDelete",
      ] as const),
    ],
    async (conn) => {
      const network = await conn.networkCreateXML(suite.fixtures.networkXML!("plugged", testUuid(60)), 0);
      const [one, two] = [testUuid(61), testUuid(62)];
      const port = await conn.networkPortCreateXML(network, suite.fixtures.networkPortXML!(one), 0);
      same(port, { network, uuid: one }, "the port");
      await conn.networkPortCreateXML(network, suite.fixtures.networkPortXML!(two), 0);
      same(
        (await conn.networkListAllPorts(network, 0)).map(({ uuid }) => uuid).sort(),
        [one, two],
        "the ports",
      );
      contains(await conn.networkPortGetXMLDesc(port, 0), one, "the port's document");
      await conn.networkPortDelete(port, 0);
      await rejects(conn.networkPortLookupByUUID(network, one), ErrorNumber.NO_NETWORK_PORT, "look-up");
      await rejects(conn.networkPortDelete(port, 0), ErrorNumber.NO_NETWORK_PORT, "a second deletion");
      await conn.networkDestroy(network);
      await rejects(
        conn.networkListAllPorts(network, 0),
        ErrorNumber.NO_NETWORK,
        "ports of a network that is gone",
      );
    },
  );
}

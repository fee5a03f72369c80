import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { expect, it } from "vitest";
import { Guest } from "../guest/guest.js";
import { layoutOf } from "./layout.js";
import { QemuNode } from "./node.js";

it("lists no transient guest that is being seen off", async () => {
  const root = mkdtempSync(join(tmpdir(), "no-"));
  const node = await QemuNode.open(layoutOf(root), () => undefined);
  try {
    const uuid = "c7a5fdbd-edaf-9455-926a-d65c16db1809";
    const { id, folder } = await node.guests.allocate(join(root, "counter"));
    const { domain: live } = parseDomain(
      "<domain type='qemu'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>",
    );
    const process = { pid: 2 ** 22 + 1, started: "1", boot: "none" };
    const nobody = () => {};
    const listener = {
      event: nobody,
      monitorEvent: nobody,
      jobWaits: nobody,
      jobEnded: async () => {},
      lost: nobody,
    };
    const guest = new Guest({ id, uuid, name: "a", folder, process, live }, listener);
    await node.guests.add(guest);
    expect(node.domains()).toEqual([{ uuid, name: "a", definition: undefined, guest }]);
    guest.settled = true;
    expect(node.domains()).toEqual([]);
  } finally {
    await node.close();
    rmSync(root, { recursive: true });
  }
});

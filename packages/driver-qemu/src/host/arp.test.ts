import { expect, it } from "vitest";
import { arpAddresses } from "./arp.js";

const table = `IP address       HW type     Flags       HW address            Mask     Device
192.168.122.10   0x1         0x2         52:54:00:AA:bb:01     *        virbr0
192.168.122.11   0x1         0x0         52:54:00:aa:bb:02     *        virbr0
192.168.122.12   0x1         0x6         52:54:00:aa:bb:01     *        virbr0
10.0.0.1         0x1         0x2         52:54:00:00:00:09     *        eth0

`;

it("finds the addresses of a guest's cards that have answered the host, and nobody else's", () => {
  expect(arpAddresses(table, ["52:54:00:aa:BB:01", "52:54:00:aa:bb:02"])).toEqual([
    {
      name: "virbr0",
      hwaddr: "52:54:00:aa:bb:01",
      addrs: [
        { type: 0, addr: "192.168.122.10", prefix: 0 },
        { type: 0, addr: "192.168.122.12", prefix: 0 },
      ],
    },
  ]);
  expect(arpAddresses("", ["52:54:00:aa:bb:01"])).toEqual([]);
});

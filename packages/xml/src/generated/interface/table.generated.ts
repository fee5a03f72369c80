// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const hostInterfaceTable: Table = {
  shapes: `type! name;;start>1 mtu>2 protocol>3* link>11 mac>12 bridge>13 bond>17 vlan>15;type|ethernet @name!|bridge @name! <bridge>13!|bond @name! <bond>17!|vlan <vlan>15!
mode!
size#!
family!;;dhcp>4 ip>5* route>6 autoconf^;family|ipv4 <ip>7* <route>8|ipv6 <ip>9* <route>10
peerdns
address! prefix#
gateway!
address! prefix#
gateway!
address! prefix#
gateway!
speed# state
address!
stp delay;;interface>14*
type! name;;link>11 mac>12 vlan>15 bond>17;type|ethernet @name!|vlan <vlan>15!|bond @name! <bond>17!
tag#!;;interface>16!
name!
mode;;miimon>18 arpmon>19 interface>20*!
freq#! downdelay# updelay# carrier
interval#! target! validate
type! name!;;link>11 mac>12`,
};

// Runs in dom0: lists the guests called many-N and destroys them all at once.
import { open } from "@libvirt-ts/core";

const conn = await open();
const many = (await conn.listAllDomains()).filter(({ domain }) => domain.name().startsWith("many-"));
const told = await Promise.allSettled(many.map(({ domain }) => domain.destroy()));
await conn.close();
console.log(
  JSON.stringify({
    names: many.map(({ domain }) => domain.name()).sort(),
    failures: told.flatMap(({ reason }) => (reason ? [reason.message] : [])),
  }),
);

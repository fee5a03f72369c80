// A full backup, and one of what has changed since: each begins with a checkpoint, from which the next one counts.
import { open } from "@libvirt-ts/core";

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");
  const domain = await conn.lookupByName("test");

  let last: string | undefined;
  for (const name of ["sunday", "monday", "tuesday"]) {
    const since = last === undefined ? "" : `<incremental>${last}</incremental>`;
    await domain.backupBegin(
      `<domainbackup mode='push'>${since}</domainbackup>`,
      `<domaincheckpoint><name>${name}</name></domaincheckpoint>`,
    );
    const isWhole = !(await domain.backupGetXMLDesc()).includes("<incremental>");
    print(`${name}: ${isWhole ? "all of it" : `since ${last}`}`);
    // On a host the job ends by itself, and "job-completed" is told; here nobody waits for it.
    await domain.abortJob().catch(() => {});
    last = name;
  }

  for (const checkpoint of await domain.listAllCheckpoints()) {
    if (checkpoint.getName() !== last) await checkpoint.delete();
  }
  const left = await domain.listAllCheckpoints();
  print(`the next one counts from ${left.map((checkpoint) => checkpoint.getName()).join(", ")}`);
}

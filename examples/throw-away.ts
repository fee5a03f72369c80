// A guest for one job, as CI systems use them: it is transient, its disk is never written, and nothing is left of it.
import { open } from "@libvirt-ts/core";

/** Runs a job in a guest of its own, and takes the guest away, whatever comes of it. */
export async function inGuest<T>(
  uri: string,
  xml: string,
  job: (console: Awaited<ReturnType<Guest["openConsole"]>>) => Promise<T>,
): Promise<T> {
  await using conn = await open(uri);
  const domain: Guest = await conn.createXML(xml);
  try {
    return await job(await domain.openConsole());
  } finally {
    await domain.destroy();
  }
}

type Guest = Awaited<ReturnType<Awaited<ReturnType<typeof open>>["createXML"]>>;

export async function main(print: (line: string) => void): Promise<void> {
  const heard = await inGuest(
    "test:///default",
    "<domain type='test'><name>job-1</name><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>",
    async ({ readable }) => {
      const { value } = await readable.getReader().read();
      return new TextDecoder().decode(value).split("\r\n")[0];
    },
  );
  print(`the guest said ${JSON.stringify(heard)}`);
  await using conn = await open("test:///default");
  print(`left: ${(await conn.listAllDomains()).map(({ domain }) => domain.name()).join(", ")}`);
}

import type { StoragePoolSources } from "@libvirt-ts/xml/storage-pool-sources";

/** The SMBIOS data of the test node, as today's test driver tells it. */
export const sysinfo = `<sysinfo type='smbios'>
  <bios>
    <entry name='vendor'>LENOVO</entry>
    <entry name='version'>G4ETA1WW (2.61 )</entry>
    <entry name='date'>05/07/2014</entry>
    <entry name='release'>2.61</entry>
  </bios>
</sysinfo>
`;

/** Where logical pools could be made, as today's test driver finds it. */
export const logicalSources: NonNullable<StoragePoolSources["source"]> = ["20", "21"].map(
  (partition, index) => ({
    device: [{ path: `/dev/sda${partition}` }],
    name: [`testvg${index + 1}`],
    format: { type: "lvm2" },
  }),
);

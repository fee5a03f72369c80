// The other objects of a host: its interfaces, devices, secrets, filters and their bindings, a network's ports, a checkpoint.
import { open } from "@libvirt-ts/core";
import { SecretUsageType } from "@libvirt-ts/driver/flags";

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");

  // An interface that is defined in a transaction, and taken back with it.
  await conn.changeBegin();
  const card = await conn.interfaceDefineXML(
    "<interface type='ethernet' name='eth7'><mac address='52:54:00:00:00:07'/></interface>",
  );
  await card.create();
  print(`${card.name()} ${(await card.isActive()) ? "is up" : "is down"}`);
  await conn.changeRollback();
  const names = (await conn.listAllInterfaces()).map((one) => one.name());
  print(`interfaces after the rollback: ${names.join(", ")}`);

  // A virtual SCSI host, beneath the device that can have such.
  const adapter = await conn.nodeDeviceCreateXML(`
    <device><parent>scsi_host1</parent>
      <capability type='scsi_host'><capability type='fc_host'>
        <wwnn>2000000000000017</wwnn><wwpn>1000000000000017</wwpn>
      </capability></capability></device>`);
  print(`${adapter.name()} is beneath ${await adapter.parent()}`);
  await adapter.destroy();

  // A secret, whose value stands nowhere but in itself.
  const secret = await conn.secretDefineXML(
    "<secret><usage type='volume'><volume>/images/web.img</volume></usage></secret>",
  );
  await secret.setValue(new TextEncoder().encode("open sesame"));
  const found = await conn.secretLookupByUsage(SecretUsageType.VOLUME, "/images/web.img");
  print(`the secret has ${(await found.value()).length} bytes`);

  // A filter, bound to a guest's port; who goes by it cannot be undefined.
  const filter = await conn.nwfilterDefineXML(
    "<filter name='no-spoof'><rule action='drop' direction='out'/></filter>",
  );
  const binding = await conn.nwfilterBindingCreateXML(`
    <filterbinding>
      <owner><name>web</name><uuid>11111111-2222-3333-4444-555555555555</uuid></owner>
      <portdev name='tap0'/><mac address='52:54:00:00:00:01'/><filterref filter='no-spoof'/>
    </filterbinding>`);
  print(`${binding.portDev()} goes by ${binding.filterName()}`);
  await filter.undefine().catch((error) => print(`undefine: ${error.codeName}`));
  await binding.delete();
  await filter.undefine();

  // A port of a network, with what it may send.
  const network = await conn.networkLookupByName("default");
  const port = await network.portCreateXML(`
    <networkport><uuid>22222222-3333-4444-5555-666666666666</uuid>
      <owner><name>web</name><uuid>11111111-2222-3333-4444-555555555555</uuid></owner>
      <mac address='52:54:00:00:00:01'/></networkport>`);
  await port.setParameters({ "outbound.average": 1000 });
  print(`the port may send ${(await port.parameters())["outbound.average"]} KiB/s`);
  await port.delete();

  // A checkpoint, from which backups tell what has changed.
  const domain = await conn.lookupByName("test");
  const checkpoint = await domain.checkpointCreateXML(
    "<domaincheckpoint><name>monday</name></domaincheckpoint>",
  );
  print(
    `checkpoints of ${domain.name()}: ${(await domain.listAllCheckpoints()).map((one) => one.getName()).join()}`,
  );
  await checkpoint.delete();
}

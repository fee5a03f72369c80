/** Documents of objects that the test node can have, for the conformance suite. */
export const documents = {
  guestXML: (name: string, uuid: string) =>
    `<domain type='test'><name>${name}</name><uuid>${uuid}</uuid><memory>262144</memory><vcpu>2</vcpu><os><type>hvm</type></os><devices>` +
    "<disk type='file'><source file='/guest/image'/><target dev='vda' bus='virtio'/></disk>" +
    "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>" +
    "<target dev='tap0'/></interface><console type='pty'/><memballoon model='virtio'/></devices></domain>",
  networkXML: (name: string, uuid: string) =>
    `<network><name>${name}</name><uuid>${uuid}</uuid><bridge name='virbr7'/></network>`,
  networkPortXML: (uuid: string) =>
    `<networkport><uuid>${uuid}</uuid><owner><name>web</name><uuid>${uuid}</uuid></owner>` +
    "<mac address='52:54:00:00:00:01'/></networkport>",
  poolXML: (name: string, uuid: string) =>
    `<pool type='dir'><name>${name}</name><uuid>${uuid}</uuid><target><path>/pools/${name}</path></target></pool>`,
  interfaceXML: (name: string, mac: string) =>
    `<interface type='ethernet' name='${name}'><start mode='none'/><mac address='${mac}'/></interface>`,
  nodeDeviceXML: (number: number) =>
    "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>" +
    `<wwnn>20000000000000${number + 10}</wwnn><wwpn>10000000000000${number + 10}</wwpn>` +
    "</capability></capability></device>",
  volumeXML: (name: string, capacity: number) =>
    `<volume><name>${name}</name><capacity unit='bytes'>${capacity}</capacity><allocation>0</allocation>` +
    "<target><format type='raw'/></target></volume>",
};

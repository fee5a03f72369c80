// The schema and documents that the bench of the RELAX NG engine is run on: made here, in the manner of libvirt's.

const NAMESPACE =
  'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"';

/** A schema in 16 files of about `lines` lines together, by file name; `domain.rng` is the one to begin with. */
export function makeSchema(lines) {
  const parts = 15;
  const perPart = Math.max(1, Math.round((lines - 60) / parts / LINES_PER_DEVICE));
  const files = new Map();
  const names = [];
  for (let part = 0; part < parts; part++) {
    const devices = [];
    for (let i = 0; i < perPart; i++) {
      const name = `part${part}device${i}`;
      names.push(name);
      devices.push(deviceDefinition(name, part * perPart + i));
    }
    files.set(
      `part${part}.rng`,
      `<?xml version="1.0"?>\n<grammar ${NAMESPACE}>\n${devices.join("")}</grammar>\n`,
    );
  }
  files.set("domain.rng", mainFile(parts, names));
  return files;
}

function mainFile(parts, names) {
  const includes = Array.from({ length: parts }, (_, part) => `  <include href="part${part}.rng"/>`).join(
    "\n",
  );
  return `<?xml version="1.0"?>
<grammar ${NAMESPACE}>
${includes}
  <start>
    <element name="domain">
      <attribute name="type"><choice><value>xen</value><value>kvm</value></choice></attribute>
      <interleave>
        <element name="name"><text/></element>
        <optional><element name="uuid"><ref name="uuid"/></element></optional>
        <element name="memory"><ref name="size"/></element>
        <element name="devices">
          <zeroOrMore>
            <choice>
${names.map((name) => `              <ref name="${name}"/>`).join("\n")}
            </choice>
          </zeroOrMore>
        </element>
      </interleave>
    </element>
  </start>
  <define name="uuid">
    <data type="string"><param name="pattern">[a-fA-F0-9]{8}-([a-fA-F0-9]{4}-){3}[a-fA-F0-9]{12}</param></data>
  </define>
  <define name="size">
    <optional><attribute name="unit"/></optional>
    <data type="unsignedLong"><param name="pattern">[0-9]+</param></data>
  </define>
  <define name="path"><data type="string"><param name="pattern">/.+</param></data></define>
  <define name="word"><data type="string"><param name="pattern">[A-Za-z0-9_.\\-]+</param></data></define>
  <define name="number"><data type="unsignedInt"><param name="pattern">[0-9]+</param></data></define>
  <define name="yesNo"><choice><value>yes</value><value>no</value></choice></define>
  <define name="mac"><data type="string"><param name="pattern">([a-fA-F0-9]{2}:){5}[a-fA-F0-9]{2}</param></data></define>
</grammar>
`;
}

function deviceDefinition(name, number) {
  return `  <define name="${name}">
    <element name="${name}">
      <ref name="${name}Attributes"/>
      <interleave>
        <optional>
          <element name="driver">
            <attribute name="name">
              <choice>
                <value>qemu</value>
                <value>tap</value>
                <value>phy${number}</value>
              </choice>
            </attribute>
            <optional>
              <attribute name="cache"><ref name="word"/></attribute>
            </optional>
          </element>
        </optional>
        <choice>
          <element name="source">
            <choice>
              <attribute name="file"><ref name="path"/></attribute>
              <attribute name="dev"><ref name="word"/></attribute>
            </choice>
          </element>
          <element name="origin"><ref name="path"/></element>
        </choice>
        <element name="target">
          <attribute name="dev"><ref name="word"/></attribute>
          <optional>
            <attribute name="bus">
              <choice>
                <value>ide</value>
                <value>scsi</value>
                <value>xen</value>
                <value>virtio</value>
              </choice>
            </attribute>
          </optional>
        </element>
        <optional>
          <element name="readonly"><empty/></element>
        </optional>
        <optional>
          <element name="mac">
            <attribute name="address"><ref name="mac"/></attribute>
          </element>
        </optional>
        <zeroOrMore>
          <element name="option">
            <attribute name="name"><ref name="word"/></attribute>
            <optional><attribute name="enabled"><ref name="yesNo"/></attribute></optional>
          </element>
        </zeroOrMore>
      </interleave>
    </element>
  </define>

  <define name="${name}Attributes">
    <optional>
      <attribute name="type">
        <choice>
          <value>file</value>
          <value>block</value>
          <value>network</value>
        </choice>
      </attribute>
    </optional>
    <optional>
      <attribute name="index"><ref name="number"/></attribute>
    </optional>
  </define>

`;
}

const LINES_PER_DEVICE = deviceDefinition("x", 0).split("\n").length - 1;

/** A document of our domain schema with so many disks. */
export function domainDocument(disks) {
  const devices = Array.from(
    { length: disks },
    (_, i) => `    <disk type='file' device='disk'>
      <driver name='tap' type='aio'/>
      <source file='/var/lib/xen/images/disk-${i}.img'/>
      <target dev='xvd${i.toString(36)}'/>
    </disk>
`,
  );
  return `<domain type='xen' id='7'>
  <name>web1</name>
  <uuid>4dea22b31d52d8f32516782e98ab3fa0</uuid>
  <os>
    <type>hvm</type>
    <loader>/usr/lib/xen/boot/hvmloader</loader>
    <boot dev='hd'/>
  </os>
  <memory>524288</memory>
  <vcpu>2</vcpu>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>restart</on_crash>
  <features>
    <acpi/>
    <apic/>
    <pae/>
  </features>
  <devices>
    <emulator>/usr/lib/xen/bin/qemu-dm</emulator>
${devices.join("")}    <interface type='bridge'>
      <source bridge='xenbr0'/>
      <mac address='00:16:3e:5d:c7:9e'/>
      <script path='vif-bridge'/>
    </interface>
    <graphics type='vnc' port='5904'/>
  </devices>
</domain>
`;
}

/** A document of a made schema that uses some of its devices. */
export function madeDocument(schema, devices) {
  const names = [...schema.get("domain.rng").matchAll(/<ref name="(part\d+device\d+)"\/>/g)].map(
    (found) => found[1],
  );
  const used = Array.from({ length: devices }, (_, i) => names[(i * 7) % names.length]);
  const body = used.map(
    (name, i) =>
      `    <${name} type='file' index='${i}'><source file='/srv/${i}'/><target dev='xvd${i}' bus='xen'/><option name='o' enabled='yes'/></${name}>\n`,
  );
  return `<domain type='xen'>
  <name>a</name>
  <memory unit='KiB'>4096</memory>
  <devices>
${body.join("")}  </devices>
</domain>
`;
}

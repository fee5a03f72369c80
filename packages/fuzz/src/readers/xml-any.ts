import { XmlError } from "@libvirt-ts/xml";
import { formatAny, parseAny } from "@libvirt-ts/xml/any";
import { problemsOf, type Reader, same } from "../engine/reader.js";

const squeezed = (text: string) => text.replace(/\s+/g, "");

/** Documents of every other kind: one of each that has parts of all sorts. */
const documents = [
  `<network><name>default</name><uuid>9a05da11-e96b-47f3-8253-a3a482e445f5</uuid><forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward>
<bridge name='virbr0' stp='on' delay='0'/><mac address='52:54:00:0a:cd:21'/><domain name='example' localOnly='yes'/>
<dns><host ip='192.168.122.2'><hostname>myhost</hostname></host><txt name='example' value='value'/></dns>
<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.2' end='192.168.122.254'/>
<host mac='52:54:00:a5:54:00' name='a' ip='192.168.122.3'/></dhcp></ip><ip family='ipv6' address='2001:db8:ca2:2::1' prefix='64'/></network>`,
  `<pool type='dir'><name>images</name><capacity unit='bytes'>100</capacity><source><host name='h' port='1'/><dir path='/exports'/><format type='nfs'/>
<auth type='chap' username='u'><secret usage='s'/></auth></source><target><path>/var/lib/images</path><permissions><mode>0711</mode><owner>0</owner></permissions></target></pool>`,
  `<volume type='file'><name>a.qcow2</name><key>/a</key><capacity unit='GiB'>1</capacity><allocation>0</allocation><target><path>/a</path><format type='qcow2'/>
<permissions><mode>0600</mode></permissions><encryption format='luks'><secret type='passphrase' uuid='9a05da11-e96b-47f3-8253-a3a482e445f5'/></encryption><compat>1.1</compat>
<features><lazy_refcounts/></features></target><backingStore><path>/b</path><format type='raw'/></backingStore></volume>`,
  `<interface type='bridge' name='br0'><start mode='onboot'/><mtu size='1500'/><protocol family='ipv4'><dhcp/></protocol>
<bridge stp='off' delay='0.01'><interface type='ethernet' name='eth0'><mac address='ab:bb:cc:dd:ee:ff'/></interface></bridge></interface>`,
  `<device><name>pci_0000_00_1f_2</name><parent>computer</parent><capability type='pci'><domain>0</domain><bus>0</bus><slot>31</slot><function>2</function>
<product id='0x2922'>AHCI</product><vendor id='0x8086'>Intel</vendor><iommuGroup number='12'><address domain='0x0000' bus='0x00' slot='0x1f' function='0x2'/></iommuGroup></capability></device>`,
  `<secret ephemeral='no' private='yes'><uuid>9a05da11-e96b-47f3-8253-a3a482e445f5</uuid><description>d</description><usage type='ceph'><name>client.libvirt secret</name></usage></secret>`,
  `<filter name='no-spoof' chain='ipv4' priority='-700'><uuid>9a05da11-e96b-47f3-8253-a3a482e445f5</uuid><rule action='drop' direction='out' priority='500'>
<ip match='no' srcipaddr='$IP' protocol='tcp' dstportstart='1' dstportend='0x2'/></rule><filterref filter='clean'><parameter name='IP' value='10.0.0.1'/></filterref></filter>`,
  `<domainsnapshot><name>s</name><description>d</description><state>running</state><creationTime>1270477159</creationTime><parent><name>p</name></parent>
<memory snapshot='external' file='/m'/><disks><disk name='vda' snapshot='external' type='file'><driver type='qcow2'/><source file='/d'/></disk><disk name='vdb' snapshot='no'/></disks>
<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain></domainsnapshot>`,
  `<domaincheckpoint><name>c</name><description>d</description><creationTime>1525889631</creationTime><parent><name>p</name></parent><disks><disk name='vda' checkpoint='bitmap' bitmap='b'/>
<disk name='vdb' checkpoint='no'/></disks></domaincheckpoint>`,
  `<domainbackup mode='pull'><incremental>c</incremental><server transport='unix' socket='/s'/><disks><disk name='vda' backup='yes' type='file' exportname='e' exportbitmap='b'>
<driver type='qcow2'/><scratch file='/x'/></disk><disk name='vdb' backup='no'/></disks></domainbackup>`,
  `<cpu match='exact' mode='custom'><model fallback='allow'>core2duo</model><vendor>Intel</vendor><topology sockets='1' dies='1' cores='2' threads='1'/><feature policy='disable' name='lahf_lm'/></cpu>`,
  `<capabilities><host><cpu><arch>x86_64</arch><features><pae/></features></cpu><topology><cells num='1'><cell id='0'><memory unit='KiB'>1</memory><cpus num='1'><cpu id='0' socket_id='0' core_id='0' siblings='0-1'/></cpus></cell></cells></topology></host>
<guest><os_type>hvm</os_type><arch name='i686'><wordsize>32</wordsize><emulator>/e</emulator><machine maxCpus='1'>pc</machine><domain type='xen'/></arch><features><pae/></features></guest></capabilities>`,
  `<domainCapabilities><path>/usr/bin/qemu</path><domain>kvm</domain><machine>pc</machine><arch>x86_64</arch><vcpu max='255'/><os supported='yes'><loader supported='yes'><value>/f</value><enum name='type'><value>rom</value></enum></loader></os>
<devices><disk supported='yes'><enum name='bus'><value>ide</value></enum></disk></devices><features><gic supported='no'/></features></domainCapabilities>`,
  `<networkport><uuid>9a05da11-e96b-47f3-8253-a3a482e445f5</uuid><owner><name>n</name><uuid>9a05da11-e96b-47f3-8253-a3a482e445f6</uuid></owner><mac address='52:54:00:7b:35:93'/><plug type='bridge' bridge='br0'/><bandwidth><inbound average='1'/></bandwidth></networkport>`,
  `<filterbinding><owner><name>n</name><uuid>9a05da11-e96b-47f3-8253-a3a482e445f5</uuid></owner><portdev name='vnet0'/><mac address='52:54:00:7b:35:93'/><filterref filter='clean'><parameter name='MAC' value='52:54:00:7b:35:93'/></filterref></filterbinding>`,
];

/** Documents of networks, pools, volumes, moments, backups and all else: the root element tells which. */
export const reader: Reader = {
  seeds: documents,
  stepsPerByte: 10_000,
  fault: problemsOf([XmlError], /^xml\./),
  read(input) {
    const { kind, model } = parseAny(input.toString());
    const text = formatAny(kind, model, { secure: true });
    const second = parseAny(text);
    same("the kinds", second.kind.root, kind.root);
    const again = formatAny(second.kind, second.model, { secure: true });
    same("a document written, and read and written again,", squeezed(again), squeezed(text));
  },
};

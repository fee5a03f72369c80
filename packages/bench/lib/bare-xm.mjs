/**
 * The two ways between an xm configuration and domain XML, by programs that do the least possible: they know the keys of two guests,
 * believe what they read, escape nothing, and keep no model, no place and no mistake. Where even they are behind a goal, a
 * program that keeps those is as well.
 */
import { SaxesParser } from "saxes";

const MIB = 1024;
const quoted = /"[^"]*"|'[^']*'/g;
const readValue = (text) => {
  if (text[0] === "[") return text.match(quoted).map((one) => one.slice(1, -1));
  return text[0] === '"' || text[0] === "'" ? text.slice(1, -1) : Number(text);
};
const pairsOf = (text) => {
  const pairs = {};
  for (const pair of text.split(",")) {
    const at = pair.indexOf("=");
    pairs[pair.slice(0, at).trim()] = pair.slice(at + 1);
  }
  return pairs;
};
const when = (condition, text) => (condition ? text : "");
const bootDevices = { a: "fd", c: "hd", d: "cdrom" };

function diskXml(text) {
  const [source, place, mode] = text.split(",");
  const [driver, ...rest] = source.split(":");
  const [target, device = "disk"] = place.replace("ioemu:", "").split(":");
  const isBlock = driver === "phy";
  return `    <disk type='${isBlock ? "block" : "file"}' device='${device}'>
      <driver name='${driver}'${when(rest.length > 1, ` type='${rest[0]}'`)}/>
      <source ${isBlock ? "dev" : "file"}='${rest.at(-1)}'/>
      <target dev='${target}'/>
${when(mode[0] === "r", "      <readonly/>\n")}${when(mode === "w!", "      <shareable/>\n")}    </disk>
`;
}

function interfaceXml(text) {
  const { mac, bridge, ip, script } = pairsOf(text);
  return `    <interface type='bridge'>
${when(mac, `      <mac address='${mac}'/>\n`)}${when(bridge, `      <source bridge='${bridge}'/>\n`)}${when(ip, `      <ip address='${ip}'/>\n`)}${when(script, `      <script path='${script}'/>\n`)}    </interface>
`;
}

const graphicsXml = ({ vncdisplay, vnclisten }) =>
  `    <graphics type='vnc' port='${5900 + Number(vncdisplay)}' listen='${vnclisten}'/>\n`;

/** A configuration's text as domain XML. */
export function confToXml(text) {
  const conf = {};
  for (const line of text.split("\n")) {
    const at = line.indexOf(" = ");
    if (line[0] !== "#") conf[line.slice(0, at)] = readValue(line.slice(at + 3));
  }
  const isHvm = conf.builder === "hvm";
  const uuid = conf.uuid.replace(/^(.{8})-?(.{4})-?(.{4})-?(.{4})-?(.{12})$/, "$1-$2-$3-$4-$5");
  let os = "    <type>linux</type>\n";
  if (isHvm) {
    os = `    <type>hvm</type>\n    <loader>${conf.kernel}</loader>\n`;
    for (const letter of conf.boot) os += `    <boot dev='${bootDevices[letter]}'/>\n`;
  } else {
    os += `    <kernel>${conf.kernel}</kernel>\n    <initrd>${conf.ramdisk}</initrd>\n    <root>${conf.root}</root>\n    <cmdline>${conf.extra}</cmdline>\n`;
  }
  const features = `  <features>\n${when(conf.acpi, "    <acpi/>\n")}${when(conf.apic, "    <apic/>\n")}${when(conf.pae, "    <pae/>\n")}  </features>\n`;
  return `<domain type='xen'>
  <name>${conf.name}</name>
  <uuid>${uuid}</uuid>
  <memory unit='KiB'>${(conf.maxmem ?? conf.memory) * MIB}</memory>
  <currentMemory unit='KiB'>${conf.memory * MIB}</currentMemory>
  <vcpu placement='static'>${conf.vcpus}</vcpu>
  <os>
${os}  </os>
${when(isHvm, features)}  <on_poweroff>${conf.on_poweroff ?? "destroy"}</on_poweroff>
  <on_reboot>${conf.on_reboot ?? "restart"}</on_reboot>
  <on_crash>${conf.on_crash ?? "restart"}</on_crash>
  <devices>
${when(conf.device_model, `    <emulator>${conf.device_model}</emulator>\n`)}${conf.disk.map(diskXml).join("")}${conf.vif.map(interfaceXml).join("")}    <console/>
${graphicsXml(conf.vfb ? pairsOf(conf.vfb[0]) : conf)}${when(conf.sdl, "    <graphics type='sdl'/>\n")}  </devices>
</domain>
`;
}

const diskConf = ({ attributes, driver, source, target, readonly, shareable }) => {
  const format = driver.type ? `:${driver.type}` : "";
  const device = attributes.device === "cdrom" ? ":cdrom" : "";
  const mode = readonly ? "r" : shareable ? "w!" : "w";
  return `"${driver.name}${format}:${source.file ?? source.dev},${target.dev}${device},${mode}"`;
};

const interfaceConf = ({ mac, source, ip, script }, isHvm) => {
  const pairs = [];
  if (mac) pairs.push(`mac=${mac.address}`);
  if (source) pairs.push(`bridge=${source.bridge}`);
  if (script) pairs.push(`script=${script.path}`);
  if (ip) pairs.push(`ip=${ip.address}`);
  if (isHvm) pairs.push("type=ioemu");
  return `"${pairs.join(",")}"`;
};

/** Domain XML as a configuration's text. */
export function xmlToConf(xml) {
  const values = {};
  const flags = {};
  const devices = { disk: [], interface: [], graphics: [], console: [] };
  let [depth, text, boot] = [0, "", ""];
  let device;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    depth++;
    text = "";
    if (depth === 3 && name in devices) {
      device = { attributes };
      devices[name].push(device);
    } else if (depth === 4) device[name] = attributes;
    else if (name === "boot") boot += attributes.dev === "hd" ? "c" : attributes.dev === "fd" ? "a" : "d";
    else flags[name] = 1;
  });
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    if (depth < 3) values[name] = text;
    text = "";
  });
  parser.write(xml).close();
  const isHvm = values.type === "hvm";
  const vnc = devices.graphics[0].attributes;
  const display = vnc.port - 5900;
  const own = isHvm
    ? `builder = "hvm"\nkernel = "${values.loader}"\nboot = "${boot}"\npae = ${flags.pae ?? 0}\nacpi = ${flags.acpi ?? 0}\napic = ${flags.apic ?? 0}\n`
    : `kernel = "${values.kernel}"\nramdisk = "${values.initrd}"\nroot = "${values.root}"\nextra = "${values.cmdline}"\n`;
  const screen = isHvm
    ? `device_model = "${values.emulator}"\nsdl = ${devices.graphics.length - 1}\nvnc = 1\nvncunused = 0\nvncdisplay = ${display}\nvnclisten = "${vnc.listen}"\n`
    : `vfb = [ "type=vnc,vncdisplay=${display},vnclisten=${vnc.listen},vncpasswd=${vnc.passwd}" ]\n`;
  return `name = "${values.name}"
uuid = "${values.uuid}"
maxmem = ${values.memory / MIB}
memory = ${values.currentMemory / MIB}
vcpus = ${values.vcpu}
${own}on_poweroff = "${values.on_poweroff}"
on_reboot = "${values.on_reboot}"
on_crash = "${values.on_crash}"
${screen}disk = [ ${devices.disk.map(diskConf).join(", ")} ]
vif = [ ${devices.interface.map((one) => interfaceConf(one, isHvm)).join(", ")} ]
${when(isHvm, 'serial = "pty"\n')}`;
}

import { attribute, child, type Shape, shape, value } from "../language.js";

export const networkDnsShapes: readonly Shape[] = [
  shape("NetworkDns", "What a network's DNS server tells.", [
    attribute("enable?", "virYesNo"),
    attribute("forwardPlainNames?", "virYesNo"),
    child("forwarder*", "NetworkForwarder"),
    child("txt*", "NetworkTxt"),
    child("srv*", "NetworkSrv"),
    child("host*", "NetworkHost"),
  ]),
  shape("NetworkForwarder", "A server that is asked for what is not known.", [
    attribute("domain?", "dnsName"),
    attribute("addr?", "ipAddr"),
  ]),
  shape("NetworkTxt", "A TXT record.", [attribute("name", "dnsName"), attribute("value", "text")]),
  shape("NetworkSrv", "An SRV record.", [
    attribute("service", "text"),
    attribute("protocol", "protocol"),
    attribute("domain?", "dnsName"),
    attribute("target?", "text"),
    attribute("port?", "unsignedShort"),
    attribute("priority?", "unsignedShort"),
    attribute("weight?", "unsignedShort"),
  ]),
  shape("NetworkHost", "The names of an address.", [
    attribute("ip", "ipAddr"),
    value("hostname+", "dnsName"),
  ]),
];

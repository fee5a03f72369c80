import { attribute, child, type Shape, shape, value } from "../language.js";

export const networkDnsShapes: readonly Shape[] = [
  shape("NetworkDns", "", [
    attribute("enable?", "virYesNo"),
    attribute("forwardPlainNames?", "virYesNo"),
    child("forwarder*", "NetworkForwarder"),
    child("txt*", "NetworkTxt"),
    child("srv*", "NetworkSrv"),
    child("host*", "NetworkHost"),
  ]),
  shape("NetworkForwarder", "", [attribute("domain?", "dnsName"), attribute("addr?", "ipAddr")]),
  shape("NetworkTxt", "", [attribute("name", "dnsName"), attribute("value", "text")]),
  shape("NetworkSrv", "", [
    attribute("service", "text"),
    attribute("protocol", "protocol"),
    attribute("domain?", "dnsName"),
    attribute("target?", "text"),
    attribute("port?", "unsignedShort"),
    attribute("priority?", "unsignedShort"),
    attribute("weight?", "unsignedShort"),
  ]),
  shape("NetworkHost", "", [attribute("ip", "ipAddr"), value("hostname+", "dnsName")]),
];

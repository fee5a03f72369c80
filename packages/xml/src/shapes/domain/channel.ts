import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const channelShapes: readonly Shape[] = [
  shape("Channel", "A channel between host and guest, such as that of the guest agent.", [
    attribute("type", "qemucdevSrcTypeChoice"),
    child("source*", "CharacterSource"),
    child("protocol?", "CharacterProtocol"),
    child("log?", "CharacterLog"),
    child("target", "ChannelTarget"),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
  shape("ChannelTarget", "How the guest sees a channel.", [
    oneOf(
      [attribute("type", words("guestfwd")), attribute("address", "text"), attribute("port", "text")],
      [
        attribute("type", words("virtio")),
        attribute("name?", "text"),
        attribute("state?", words("connected disconnected")),
      ],
      [attribute("type", words("xen")), attribute("name?", "text")],
    ),
  ]),
];

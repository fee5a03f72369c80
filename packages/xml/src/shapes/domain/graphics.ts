import { attribute, child, oneOf, type Shape, shape, words, xsd } from "../language.js";

export const graphicsShapes: readonly Shape[] = [
  shape(
    "Graphics",
    "A screen of the guest, and how one gets at it.",
    [
      oneOf(
        [
          attribute("type", words("sdl")),
          attribute("display?", "text"),
          attribute("xauth?", "text"),
          attribute("fullscreen?", "virYesNo"),
          child("gl?", "SdlGl"),
        ],
        [
          attribute("type", words("vnc")),
          oneOf(
            [
              attribute("port?", "PortNumber", "The port; -1 or missing: chosen at the start."),
              attribute("autoport?", "virYesNo", "Whether the port is chosen at the start."),
              attribute("websocket?", "PortNumber", "The port for WebSockets; -1: chosen at the start."),
              attribute(
                "listen?",
                "addrIPorName",
                "The address, as old versions have it; the first element `listen` says the same.",
              ),
              attribute("sharePolicy?", words("allow-exclusive force-shared ignore")),
              attribute("powerControl?", "virYesNo"),
            ],
            [attribute("socket?", "absFilePath", "A unix socket instead of a port.")],
          ),
          attribute("keymap?", "text", "The layout of the client's keyboard."),
          attribute("passwd?", "text", "Written only where passwords are asked for."),
          attribute("passwdValidTo?", xsd("dateTime")),
          attribute("connected?", words("keep")),
          child(
            "listen*",
            "GraphicsListen",
            "The address, as old versions have it; the first element `listen` says the same.",
          ),
          child("audio?", "AudioReference"),
        ],
        [
          attribute("type", words("spice")),
          attribute("port?", "PortNumber", "The port; -1 or missing: chosen at the start."),
          attribute("tlsPort?", "PortNumber", "The port for encrypted connections."),
          attribute("autoport?", "virYesNo", "Whether the port is chosen at the start."),
          attribute(
            "listen?",
            "addrIPorName",
            "The address, as old versions have it; the first element `listen` says the same.",
          ),
          attribute("keymap?", "text", "The layout of the client's keyboard."),
          attribute("defaultMode?", words("any secure insecure")),
          attribute("passwd?", "text", "Written only where passwords are asked for."),
          attribute("passwdValidTo?", xsd("dateTime")),
          attribute("connected?", words("fail disconnect keep")),
          child(
            "listen*",
            "GraphicsListen",
            "The address, as old versions have it; the first element `listen` says the same.",
          ),
          child("gl?", "SpiceGl"),
          child("channel*", "SpiceChannel"),
          child("image?", "SpiceImage"),
          child("jpeg?", "SpiceCompression"),
          child("zlib?", "SpiceCompression"),
          child("playback?", "SpicePlayback"),
          child("streaming?", "SpiceStreaming"),
          child("mouse?", "MouseMode"),
          child("clipboard?", "Clipboard"),
          child("filetransfer?", "SdlGl"),
        ],
        [
          attribute("type", words("dbus")),
          oneOf([attribute("address", "dbusAddr")], [attribute("p2p", "virYesNo")], []),
          child("gl?", "SpiceGl"),
          child("audio?", "AudioReference"),
        ],
        [
          attribute("type", words("rdp")),
          attribute("port?", "PortNumber", "The port; -1 or missing: chosen at the start."),
          attribute("autoport?", "virYesNo", "Whether the port is chosen at the start."),
          attribute(
            "listen?",
            "addrIPorName",
            "The address, as old versions have it; the first element `listen` says the same.",
          ),
          attribute("replaceUser?", "virYesNo"),
          attribute("multiUser?", "virYesNo"),
          attribute("username?", "text"),
          attribute("passwd?", "text", "Written only where passwords are asked for."),
          child(
            "listen*",
            "GraphicsListen",
            "The address, as old versions have it; the first element `listen` says the same.",
          ),
        ],
        [
          attribute("type", words("desktop")),
          attribute("display?", "text"),
          attribute("fullscreen?", "virYesNo"),
        ],
        [attribute("type", words("egl-headless")), child("gl?", "EglHeadlessGl")],
      ),
    ],
    "listen gl audio channel image jpeg zlib playback streaming mouse clipboard filetransfer",
  ),
  shape("SdlGl", "Whether it is on; for screens, whether they are drawn by OpenGL.", [
    attribute("enable", "virYesNo"),
  ]),
  shape("GraphicsListen", "Where a screen is served.", [
    oneOf(
      [attribute("type", words("address")), attribute("address?", "addrIPorName")],
      [
        attribute("type", words("network")),
        attribute("address?", "addrIPorName"),
        attribute("network", "text"),
      ],
      [attribute("type", words("socket")), attribute("socket?", "absFilePath")],
      [attribute("type", words("none"))],
    ),
  ]),
  shape("SpiceChannel", "Whether a channel of SPICE is encrypted.", [
    attribute("name", words("main display inputs cursor playback record smartcard usbredir")),
    attribute("mode", words("any secure insecure")),
  ]),
  shape("SpiceImage", "How SPICE compresses images.", [
    attribute("compression", words("auto_glz auto_lz quic glz lz off")),
  ]),
  shape("SpiceCompression", "When SPICE compresses.", [attribute("compression", words("auto never always"))]),
  shape("SpicePlayback", "Whether SPICE compresses sound.", [attribute("compression", "virOnOff")]),
  shape("SpiceStreaming", "What SPICE takes for a video.", [attribute("mode", words("filter all off"))]),
  shape("SpiceGl", "Whether OpenGL is used, and on which device of the host.", [
    attribute("enable", "virYesNo"),
    attribute("rendernode?", "absFilePath"),
  ]),
  shape("EglHeadlessGl", "The device of the host that draws.", [attribute("rendernode?", "absFilePath")]),
];

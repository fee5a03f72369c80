import { attribute, inOrder, oneOf, type Shape, shape, value, words, xsd } from "../language.js";

export const launchSecurityShapes: readonly Shape[] = [
  shape("LaunchSecurity", "How the guest is kept from the host: AMD's SEV, secure execution of s390.", [
    oneOf(
      [
        attribute("type", words("sev")),
        attribute("kernelHashes?", "virYesNo"),
        inOrder([value("cbitpos?", xsd("unsignedInt"))], [value("reducedPhysBits?", xsd("unsignedInt"))]),
        value("policy", "hexuint"),
        value("handle?", "unsignedInt"),
        value("dhCert?", "text"),
        value("session?", "text"),
      ],
      [
        attribute("type", words("sev-snp")),
        attribute("kernelHashes?", "virYesNo"),
        attribute("authorKey?", "virYesNo"),
        attribute("vcek?", "virYesNo"),
        inOrder([value("cbitpos?", xsd("unsignedInt"))], [value("reducedPhysBits?", xsd("unsignedInt"))]),
        value("policy", "hexuint"),
        value("guestVisibleWorkarounds?", "text"),
        value("idBlock?", "text"),
        value("idAuth?", "text"),
        value("hostData?", "text"),
      ],
      [attribute("type", words("s390-pv"))],
    ),
  ]),
];

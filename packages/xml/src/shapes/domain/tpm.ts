import { attribute, child, flag, oneOf, type Shape, shape, words } from "../language.js";

export const tpmShapes: readonly Shape[] = [
  shape("Tpm", "A trusted platform module of the guest.", [
    attribute("model?", words("tpm-tis tpm-crb tpm-spapr spapr-tpm-proxy")),
    child("backend", "TpmBackend"),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
  shape("TpmBackend", "What stands behind a trusted platform module.", [
    oneOf(
      [attribute("type", words("passthrough")), child("device?", "TpmDevice")],
      [
        attribute("type", words("emulator")),
        attribute("persistent_state?", "virYesNo"),
        attribute("debug?", "uint8"),
        child("encryption?", "TpmEncryption"),
        child("active_pcr_banks?", "TpmPcrBanks"),
        child("source?", "EmulatorTpmSource"),
        child("profile?", "TpmProfile"),
      ],
      [attribute("type", words("external")), child("source?", "ExternalTpmSource")],
    ),
    attribute("version?", words("1.2 2.0")),
  ]),
  shape("TpmDevice", "The module of the host.", [attribute("path?", "filePath")]),
  shape("TpmEncryption", "The secret that encrypts the module's state.", [attribute("secret", "UUID")]),
  shape("TpmPcrBanks", "Which banks of registers the module has.", [
    flag("sha1?"),
    flag("sha256?"),
    flag("sha384?"),
    flag("sha512?"),
  ]),
  shape("EmulatorTpmSource", "Where the emulator keeps the module's state.", [
    oneOf(
      [attribute("type", words("file")), attribute("path", "absFilePath")],
      [attribute("type", words("dir")), attribute("path", "absDirPath")],
    ),
  ]),
  shape("TpmProfile", "Which profile the emulator follows.", [
    attribute("source?", "profileName"),
    attribute("removeDisabled?", words("check fips-host")),
    attribute("name?", "profileName"),
  ]),
  shape("ExternalTpmSource", "The socket of an emulator that somebody else runs.", [
    attribute("type", words("unix")),
    attribute("mode", words("connect")),
    attribute("path", "filePath"),
  ]),
];

import { attribute, child, flag, oneOf, type Shape, shape, words } from "../language.js";

export const tpmShapes: readonly Shape[] = [
  shape("Tpm", "", [
    attribute("model?", words("tpm-tis tpm-crb tpm-spapr spapr-tpm-proxy")),
    child("backend", "Backend"),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
  shape("Backend", "", [
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
  shape("TpmDevice", "", [attribute("path?", "filePath")]),
  shape("TpmEncryption", "", [attribute("secret", "UUID")]),
  shape("TpmPcrBanks", "", [flag("sha1?"), flag("sha256?"), flag("sha384?"), flag("sha512?")]),
  shape("EmulatorTpmSource", "", [
    oneOf(
      [attribute("type", words("file")), attribute("path", "absFilePath")],
      [attribute("type", words("dir")), attribute("path", "absDirPath")],
    ),
  ]),
  shape("TpmProfile", "", [
    attribute("source?", "profileName"),
    attribute("removeDisabled?", words("check fips-host")),
    attribute("name?", "profileName"),
  ]),
  shape("ExternalTpmSource", "", [
    attribute("type", words("unix")),
    attribute("mode", words("connect")),
    attribute("path", "filePath"),
  ]),
];

import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const scsiAdapterShapes: readonly Shape[] = [
  shape("ScsiAdapter", "The SCSI host on which a device is.", [
    oneOf(
      [
        attribute("type?", words("scsi_host")),
        oneOf([attribute("name", "text")], [child("parentaddr", "ScsiParentAddress")]),
      ],
      [
        attribute("type", words("fc_host")),
        attribute("parent?", "text"),
        attribute("managed?", "virYesNo"),
        attribute("parent_wwnn?", "wwn"),
        attribute("parent_wwpn?", "wwn"),
        attribute("parent_fabric_wwn?", "wwn"),
        attribute("wwnn", "wwn"),
        attribute("wwpn", "wwn"),
      ],
    ),
  ]),
  shape("ScsiParentAddress", "The PCI address of an adapter; which of its ports is meant.", [
    attribute("unique_id?", "positiveInteger"),
    child("address", "PciAddress"),
  ]),
];

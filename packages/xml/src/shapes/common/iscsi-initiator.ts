import { attribute, child, type Shape, shape } from "../language.js";

export const iscsiInitiatorShapes: readonly Shape[] = [
  shape("IscsiInitiator", "As whom an iSCSI target is asked.", [child("iqn", "InitiatorIqn")]),
  shape("InitiatorIqn", "The name of an iSCSI initiator.", [attribute("name", "text")]),
];

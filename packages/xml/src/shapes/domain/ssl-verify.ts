import { attribute, type Shape, shape } from "../language.js";

export const sslVerifyShapes: readonly Shape[] = [
  shape("SslVerify", "Whether the peer's certificate is checked.", [attribute("verify", "virYesNo")]),
];

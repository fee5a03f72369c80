import { attribute, type Shape, shape } from "../language.js";

export const sslVerifyShapes: readonly Shape[] = [shape("SslVerify", "", [attribute("verify", "virYesNo")])];

import { attribute, child, type Shape, shape, text, xsd } from "../language.js";

export const httpCookiesShapes: readonly Shape[] = [
  shape("HttpCookies", "The cookies that are sent.", [child("cookie+", "HttpCookie")]),
  shape("HttpCookie", "A cookie.", [
    attribute("name", xsd("string", { pattern: "[!#$%&'*+\\-.0-9A-Z\\^_`a-z|~]+" })),
    text(xsd("string", { pattern: '"?[!#$%&\'()*+\\-./0-9:>=<?@A-Z\\^_`\\[\\]a-z|~]+"?' })),
  ]),
];

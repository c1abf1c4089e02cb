/** What XML takes for a name, without colons, which would be namespaces. */
const XML_NAME =
  /^[A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD][-.\w\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]*$/;

/** Longer names are sentences, which a model reads better as such. */
const MAX_LENGTH = 64;

/** The tag of a section: the words of its heading, in lower case. Undefined where that is no name of XML. */
export function tagName(heading: string): string | undefined {
  const words = heading
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const name = words?.join("_") ?? "";
  const isName = XML_NAME.test(name) && name.length <= MAX_LENGTH && !name.startsWith("xml");
  return isName ? name : undefined;
}

import type { TemplateLanguage } from "./template.ts";

const quote = (text: string) => JSON.stringify(text);

/** Statements of JavaScript that add to `s`, with the input in `x`. */
export const javaScript: TemplateLanguage = {
  root: "x",
  text: (text) => `s += ${quote(text)};\n`,
  value: (value) => `s += ${value};\n`,
  if: (value, equals) => `if (${equals === undefined ? value : `${value} === ${quote(equals)}`}) {\n`,
  else: "} else {\n",
  endIf: "}\n",
  each: (list, item) => `for (const ${item} of ${list}) {\n`,
  endEach: "}\n",
};

/** Eta with `autoTrim: false`. */
export const eta: TemplateLanguage = {
  root: "it",
  text: (text) => text,
  value: (value) => `<%~ ${value} %>`,
  if: (value, equals) => `<% if (${equals === undefined ? value : `${value} === ${quote(equals)}`}) { %>`,
  else: "<% } else { %>",
  endIf: "<% } %>",
  each: (list, item) => `<% for (const ${item} of ${list}) { %>`,
  endEach: "<% } %>",
};

/** Jinja as BAML has it: the line break after a block tag is dropped, so each tag gets one to lose. */
export const jinja: TemplateLanguage = {
  root: "",
  text: (text) => text,
  value: (value) => `{{ ${value} }}`,
  if: (value, equals) => `{% if ${equals === undefined ? value : `${value} == ${quote(equals)}`} %}\n`,
  else: "{% else %}\n",
  endIf: "{% endif %}\n",
  each: (list, item) => `{% for ${item} in ${list} %}\n`,
  endEach: "{% endfor %}\n",
};

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { modelPath } from "../../src/backends/model-path.ts";

const root = resolve("/srv/app");

test.each([
  ["file:models", "a.gguf", "/srv/app/models/a.gguf"],
  ["file:models", "org/name/a.gguf", "/srv/app/models/org/name/a.gguf"],
  ["file:models", "./org/../a.gguf", "/srv/app/models/a.gguf"],
  ["file:../models", "a.gguf", "/srv/models/a.gguf"],
  ["file:.", "a.gguf", "/srv/app/a.gguf"],
  ["file:my models%20", "a b.gguf", "/srv/app/my models%20/a b.gguf"],
  [`file:${resolve("/big/models")}`, "a.gguf", "/big/models/a.gguf"],
  [pathToFileURL(resolve("/big/my models")).href, "a.gguf", "/big/my models/a.gguf"],
])("in %s, %s is %s", (baseUrl, model, expected) => {
  expect(modelPath(baseUrl, model, root)).toBe(resolve(expected));
});

test.each(["../a.gguf", "org/../../a.gguf", "/etc/a.gguf", "C:\\a.gguf", "..\\a.gguf", "", ".", "a\0.gguf"])(
  "%j is no file below a folder of models",
  (model) => {
    expect(modelPath("file:models", model, root)).toBeUndefined();
  },
);

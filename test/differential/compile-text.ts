import { backends } from "../../src/backends/registry.ts";
import { emitPrompt } from "../../src/compiler/emit-prompt.ts";
import { emitSettings } from "../../src/compiler/emit-settings.ts";
import { lowerPrompt } from "../../src/compiler/lower-prompt.ts";
import { PartialLibrary } from "../../src/compiler/partial-library.ts";
import type { MessagesFunction } from "../../src/phases/5-emit/evaluate-module.ts";
import { printFunctionBody } from "../../src/phases/5-emit/print-module.ts";
import type { SourceFile } from "../../src/phases/source-file.ts";
import * as runtime from "../../src/runtime/index.ts";
import type { JsonObject } from "../../src/runtime/types.ts";
import type { GeneratedTemplate } from "./generate-template.ts";
import { helpers } from "./oracle.ts";

/** Changes emitted source text, as a fault in the emitter would. */
export type Mutation = (source: string) => string;

// What is compared is the neutral messages: no dialect is emitted.
const settings = emitSettings([], backends, "#helpers");

/** Compiles a template's text, with a fault planted in the emitted code if one is given. */
export function compileText(
  generated: GeneratedTemplate,
  mutate: Mutation = (source) => source,
): { source: string; render: (input: JsonObject, context: JsonObject) => string } {
  const partials = Object.entries(generated.partials).map(
    ([name, text]) => [name, file(`_${name}.prompt`, text)] as const,
  );
  const { prompt, diagnostics } = lowerPrompt(file("generated.prompt", generated.template), {
    partials: new PartialLibrary(new Map(partials)),
    promptsDir: "",
    strictKeys: true,
    inProject: false,
    helpers: new Set(Object.keys(helpers)),
    schema: () => undefined,
    schemaSource: () => undefined,
    tool: () => undefined,
  });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (!prompt || error) throw new Error(`Does not compile: ${error?.message}`);
  const source = mutate(printFunctionBody(emitPrompt(prompt, settings).module));
  const unused = new Proxy(
    {},
    { get: () => ({ lowerMessages: () => ({}), lowerAnyMessages: () => ({}) }) },
  ) as Record<string, unknown>;
  const modules = new Proxy({ "polylect/runtime": runtime, "#helpers": helpers } as Record<string, unknown>, {
    get: (known, name: string) => known[name] ?? unused[name],
  });
  const { $messages } = new Function("modules", source)(modules) as { $messages: MessagesFunction };
  return {
    source,
    render: (input, context) =>
      $messages(input, context, undefined)
        .flatMap(({ parts }) => parts.map((part) => (part.type === "text" ? part.text : "")))
        .join(""),
  };
}

function file(path: string, text: string): SourceFile {
  return { path, text, hash: "" };
}

import { spawnSync } from "node:child_process";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CompiledPrompt, compileSource } from "../../src/compiler.ts";
import { AppFolder, compileApp } from "../emitted/app-folder.ts";
import { blankTexts, hostileTexts } from "./hostile.ts";

const all = [...hostileTexts, ...blankTexts];

/** Text of a template that means itself. */
const literal = (text: string) => text.replaceAll("{{", "\\{{");

function textOf(prompt: CompiledPrompt | undefined): string | undefined {
  const part = prompt?.messages({})[0]?.parts[0];
  return part?.type === "text" ? part.text : undefined;
}

describe("a template's own text", () => {
  test.each(all.map((text) => [JSON.stringify(text).slice(0, 50), text]))(
    "%s stands as it is",
    async (_title, text) => {
      const source = `|${literal(text)}|`;
      const { prompt, diagnostics } = await compileSource(source);
      const included = await compileSource("{{> p}}", { partials: { p: source } });
      if (text.includes("\0")) {
        // The one text that no template may hold.
        expect(diagnostics.map(({ message }) => message)).toEqual(["A null byte stands in the template."]);
        return;
      }
      expect(textOf(prompt), JSON.stringify(diagnostics)).toBe(`|${text}|`);
      expect(textOf(included.prompt)).toBe(`|${text}|`);
    },
  );
});

/** What an author may write into a file: UTF-8 has no lone surrogates, and a null byte is an error of its own. */
const writable = all.filter(
  (text) => !/\p{Surrogate}/u.test(text) && !text.includes("\0") && text.length < 1000,
);

/** A string for YAML, which reads JSON's. */
const yaml = (text: string) =>
  JSON.stringify(text).replace(/[\u2028\u2029\ufeff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);

const frontMatter = (text: string) => `---
description: ${yaml(text)}
config: { stopSequences: [${yaml(text)}] }
metadata: { ${yaml(text)}: ${yaml(text)} }
overrides: { anthropic: { metadata: { user_id: ${yaml(text)} } } }
input:
  schema:
    type: object
    properties:
      ${yaml(text)}: { type: string, description: ${yaml(text)} }
      choice: { enum: [${yaml(text)}, ${yaml(`${text} 2`)}], description: ${yaml(text)} }
  default: { choice: ${yaml(text)} }
output:
  schema:
    description: ${yaml(text)}
    type: object
    properties: { ${yaml(text)}: { enum: [${yaml(text)}], description: ${yaml(text)} } }
    required: [${yaml(text)}]
tools: [find]
toolDefs:
  - name: find
    description: ${yaml(text)}
    inputSchema: { type: object, properties: { ${yaml(text)}: { const: ${yaml(text)} } } }
---
|${literal(text)}|{{choice}}|{{> p}}|{{> "${partialName(text)}"}}
`;

/** A partial's name in quotes, which a template cannot escape. */
function partialName(text: string): string {
  return text.replace(/["\\{}\r\n]/g, "");
}

describe("an emitted file", () => {
  const withPartial = writable.filter((text) => partialName(text).trim() !== "");
  const nameOf = (index: number) => `p${index}`;
  let app: AppFolder;
  let compiled: Awaited<ReturnType<typeof compileApp>>;
  beforeAll(async () => {
    compiled = await compileApp({
      prompts: Object.fromEntries(
        withPartial.map((text, index) => [`${nameOf(index)}.prompt`, frontMatter(text)]),
      ),
      partials: Object.fromEntries([
        ["p", "partial"],
        ...withPartial.map((text) => [partialName(text), `by name: ${literal(text)}`]),
      ]),
      targets: { claude: "anthropic/claude-sonnet-4-5" },
    });
    app = new AppFolder(compiled.files);
  }, 60_000);
  afterAll(() => app.remove());

  test("is JavaScript that carries every hostile text byte for byte", () => {
    const script = app.write(
      "read.mjs",
      `const results = [];
for (let index = 0; index < ${withPartial.length}; index++) {
  const module = await import("#prompts/p" + index);
  const call = module["p" + index]({});
  const body = module.anthropic({}, { onFinding() {} });
  const local = call.dialects.ollama.body({ model: "qwen3:8b", onFinding() {} });
  results.push({ meta: module.meta, tools: call.tools, messages: call.messages(), body, local, input: module.parseInput({}) });
}
process.stdout.write(JSON.stringify(results));
`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, [script], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    expect(stderr).toBe("");
    const results = JSON.parse(stdout) as unknown[];
    expect(results).toHaveLength(withPartial.length);
    withPartial.forEach((text, index) => {
      const schema = {
        description: text,
        type: "object",
        properties: pairs([[text, { description: text }]]),
        required: [text],
      };
      const tool = { type: "object", properties: pairs([[text, { const: text }]]) };
      const spoken = `|${text}|${text}|partial|by name: ${text}`;
      expect(results[index], JSON.stringify(text)).toMatchObject({
        meta: { name: nameOf(index), description: text },
        tools: { find: { description: text, inputSchema: tool } },
        messages: [{ role: "user", parts: [{ type: "text", text: spoken }] }],
        body: {
          messages: [{ role: "user", content: spoken }],
          metadata: { user_id: text },
          tools: [{ name: "find", description: text, input_schema: tool }],
        },
        local: { options: { stop: [text] }, format: schema },
        input: { choice: text },
      });
    });
  });

  test("says what its evaluated form says", () => {
    const byId = new Map(compiled.prompts.map((prompt) => [prompt.meta.id, prompt]));
    withPartial.forEach((text, index) => {
      const prompt = byId.get(nameOf(index));
      expect(textOf(prompt)).toBe(`|${text}|${text}|partial|by name: ${text}`);
      expect(prompt?.meta.raw["metadata"]).toEqual(pairs([[text, text]]));
    });
  });

  test("and its declaration have no syntax error and no line that a text has made", () => {
    for (const [name, text] of compiled.files) {
      const kind = name.endsWith(".ts") ? ts.ScriptKind.TS : ts.ScriptKind.JS;
      const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true, kind) as ts.SourceFile & {
        parseDiagnostics: readonly ts.Diagnostic[];
      };
      expect(
        file.parseDiagnostics.map(({ messageText }) => messageText),
        name,
      ).toEqual([]);
      const kinds = new Set(file.statements.map((statement) => ts.SyntaxKind[statement.kind]));
      for (const kindName of kinds) {
        expect(kindName).toMatch(
          /^(?:Import|Export|Function|TypeAlias|Variable|First)\w*(?:Declaration|Statement)$/,
        );
      }
    }
  });

  test("has a declaration that type-checks", () => {
    const program = ts.createProgram([app.write("use.ts", 'export * from "#prompts";')], {
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
      strict: true,
      skipDefaultLibCheck: true,
      noEmit: true,
    });
    expect(program.getSourceFiles().length).toBeGreaterThan(withPartial.length);
    const problems = ts.getPreEmitDiagnostics(program);
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });

  test("keeps the types of hostile keys and enum values", () => {
    const index = withPartial.indexOf("</script><!-- --> ]]>");
    const declaration = compiled.files.get(`${nameOf(index)}.d.ts`);
    expect(declaration).toContain('"</script><!-- --> ]]>": "</script><!-- --> ]]>";');
  });
});

/** An object whose keys may be called anything. */
function pairs(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

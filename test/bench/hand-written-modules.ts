import type { App } from "./app.ts";
import { nameOf, sizeOf } from "./many-prompts.ts";
import { bodyOf, promptText, type Size, type Workload } from "./workload.ts";

/** The types of request bodies, as somebody writes them who needs no more than this. */
const WIRE = `export interface JsonSchema { type?: string; description?: string; enum?: readonly string[]; properties?: Record<string, JsonSchema>; items?: JsonSchema; required?: readonly string[]; additionalProperties?: boolean }
export interface Message { role: "system" | "user" | "assistant"; content: string }
export interface OpenaiBody { model: string; messages: Message[]; temperature?: number; max_tokens?: number; response_format?: { type: "json_schema"; json_schema: { name: string; strict?: boolean; schema: JsonSchema } } }
export interface AnthropicBody { model: string; max_tokens: number; temperature?: number; system?: string; messages: { role: "user" | "assistant"; content: string }[]; output_config?: { format: { type: "json_schema"; schema: JsonSchema } } }
export interface Content { role: "user" | "model"; parts: { text: string }[] }
export interface GeminiBody { systemInstruction?: { parts: { text: string }[] }; contents: Content[]; generationConfig?: { temperature?: number; maxOutputTokens?: number; responseMimeType?: string; responseJsonSchema?: JsonSchema } }
export interface OllamaBody { model: string; messages: Message[]; stream: boolean; options?: { temperature?: number; num_predict?: number }; format?: JsonSchema }
`;

/** The type of a value, and a text made of it. */
interface Shape {
  readonly type: string;
  text(path: string): string;
}

function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    const item = shapeOf(value[0]);
    return {
      type: `(${item.type})[]`,
      text: (path) => `\${${path}.map((item) => \`${item.text("item")}\`).join("\\n")}`,
    };
  }
  if (value && typeof value === "object") {
    const shapes = Object.entries(value).map(([key, item]) => [key, shapeOf(item)] as const);
    return {
      type: `{ ${shapes.map(([key, { type }]) => `${key}: ${type}`).join("; ")} }`,
      text: (path) => shapes.map(([key, { text }]) => text(`${path}.${key}`)).join("\n"),
    };
  }
  if (typeof value === "boolean") return { type: "boolean", text: (path) => `\${${path} ? "yes" : "no"}` };
  return { type: typeof value, text: (path) => `\${${path}}` };
}

/** One module: input type, two texts, and a typed function for each of the four dialects. */
function writeModule(workload: Workload, size: Size, name: string): string {
  const { type, text } = shapeOf(workload.inputs[size]);
  const body = bodyOf(promptText(workload, size));
  const system = JSON.stringify(`${body.replace(/\{\{[\s\S]*?\}\}/g, "")}\n${name}`);
  const { openai, anthropic, gemini } = workload.models;
  return `import type { AnthropicBody, GeminiBody, OllamaBody, OpenaiBody } from "./wire.js";

export interface Input ${type}

const system = (): string => ${system};
const user = (input: Input): string => \`${text("input")}\`;

export function openaiChat(input: Input): OpenaiBody {
  return { model: ${JSON.stringify(openai)}, messages: [{ role: "system", content: system() }, { role: "user", content: user(input) }], temperature: 0.2, max_tokens: 1024 };
}

export function anthropic(input: Input): AnthropicBody {
  return { model: ${JSON.stringify(anthropic)}, max_tokens: 1024, temperature: 0.2, system: system(), messages: [{ role: "user", content: user(input) }] };
}

export function gemini(input: Input): GeminiBody {
  return { systemInstruction: { parts: [{ text: system() }] }, contents: [{ role: "user", parts: [{ text: user(input) }] }], generationConfig: { temperature: 0.2, maxOutputTokens: 1024 } };
}

export function ollama(input: Input): OllamaBody {
  return { model: "${gemini}", messages: [{ role: "system", content: system() }, { role: "user", content: user(input) }], stream: false, options: { temperature: 0.2, num_predict: 1024 } };
}
`;
}

/** Writes what a person would write for the prompts of {@link fillWithMany}, in TypeScript, to `hand/`. */
export function writeHandWritten(app: App, workload: Workload, count: number): void {
  app.write("hand/wire.ts", WIRE);
  for (let at = 0; at < count; at++)
    app.write(`hand/${nameOf(at)}.ts`, writeModule(workload, sizeOf(at), nameOf(at)));
}

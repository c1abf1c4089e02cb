import { anyObject, exactlyOne, type Fields, flag, ref, someText, text } from "../wire-shapes.ts";
import { fraction, oneOrMore, spelled, toSnake } from "./proto-shapes.ts";

/** What a part holds: exactly one of these. */
const data: Fields = {
  text,
  inlineData: ref("inlineData"),
  fileData: ref("fileData"),
  functionCall: spelled(
    { name: someText },
    { id: text, args: anyObject, partialArgs: oneOrMore(anyObject), willContinue: flag },
  ),
  functionResponse: spelled(
    { name: someText },
    // GEN-SDK genai.d.ts: an object, as the arguments are.
    {
      id: text,
      response: anyObject,
      parts: oneOrMore(ref("responsePart")),
      willContinue: flag,
      scheduling: text,
    },
  ),
  executableCode: spelled({ code: text }, { language: text, id: text }),
  codeExecutionResult: spelled({}, { outcome: text, output: text, id: text }),
  toolCall: spelled({}, { id: text, toolType: text, args: anyObject }),
  toolResponse: spelled({}, { id: text, toolType: text, response: anyObject }),
  audioTranscription: anyObject,
};

/** What is said about the data of a part. */
const extras: Fields = {
  thought: flag,
  thoughtSignature: text,
  videoMetadata: spelled({}, { fps: fraction(), startOffset: text, endOffset: text }),
  mediaResolution: { type: ["object", "string"] },
  mediaProcessing: anyObject,
  partMetadata: anyObject,
  speechMetadata: anyObject,
};

const spellings = [...new Set(Object.keys(data).flatMap((name) => [name, toSnake(name)]))];

/** Shapes of parts, for `$defs`. */
export const parts: Fields = {
  inlineData: spelled({ mimeType: someText, data: text }, { displayName: text }),
  fileData: spelled({ fileUri: someText }, { mimeType: text, displayName: text }),
  responsePart: spelled({}, { inlineData: ref("inlineData"), fileData: ref("fileData") }),
  textPart: spelled({ text }, extras),
  part: {
    ...spelled({}, { ...data, ...extras }),
    allOf: [exactlyOne(spellings)],
  },
};

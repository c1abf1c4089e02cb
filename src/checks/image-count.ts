import { FILE_START } from "../diagnostics/span.ts";
import type { Json, Level } from "../runtime/types.ts";
import { mostMedia } from "./case-size.ts";
import type { Check, CheckedTarget } from "./check.ts";

/** A case with more images than a request may hold. */
export const imageCount: Check = {
  id: "image-count",
  severity: "error",
  level: "refused",
  category: "content",
  title: "A case has too many images",
  why: "Claude takes 600 images in a request, and 100 where the model's context window is 200,000 tokens. OpenClaw passes 8 images on.",
  help: "Send fewer images, or split the work over several requests.",
  *checkPrompt({ prompt, cases, targets }) {
    if (!targets.some((target) => limitOf(target))) return;
    for (const one of cases()) {
      const { name, path, target, render } = one;
      const limit = limitOf(target);
      if (!limit || mostMedia(prompt, one) <= limit.images) continue;
      const count = countImages(render()?.body ?? null);
      if (count <= limit.images) continue;
      yield {
        message: `The case \`${name}\` has ${count} images; ${target.name} takes ${limit.images}.`,
        subject: name,
        target: target.name,
        level: limit.level,
        path,
        span: FILE_START,
      };
    }
  },
};

interface ImageLimit {
  readonly backend: string;
  /** The limit is for models whose context window is at most as large. Tokens. */
  readonly window?: number;
  readonly images: number;
  readonly level: Level;
  readonly source: string;
}

/** The first that fits counts. */
const LIMITS: readonly ImageLimit[] = [
  { backend: "anthropic", window: 200_000, images: 100, level: "refused", source: "ANT-DOC vision" },
  { backend: "anthropic", images: 600, level: "refused", source: "ANT-DOC vision" },
  { backend: "openclaw", images: 8, level: "lossy", source: "OCL docs/gateway/openai-http-api.md" },
];

function limitOf({ like, family }: CheckedTarget): ImageLimit | undefined {
  const { contextWindow = Number.POSITIVE_INFINITY } = family;
  return LIMITS.find(
    (limit) => limit.backend === like && contextWindow <= (limit.window ?? Number.POSITIVE_INFINITY),
  );
}

const IMAGE_TYPES: readonly Json[] = ["image", "image_url", "input_image"];

function countImages(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  if (!Array.isArray(value) && value["type"] !== undefined && IMAGE_TYPES.includes(value["type"])) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countImages(inner), 0);
}

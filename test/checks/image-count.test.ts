import { imageCount } from "../../src/checks/image-count.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const source =
  "---\ninput: { schema: { 'images(array)': string } }\n---\n{{#each images}}{{media url=this}}{{/each}}";
const images = (count: number) => ({ images: Array(count).fill("https://example.com/a.png") });
const claude = (contextWindow: number) => ({
  main: { reference: "anthropic/claude-sonnet-4-5", family: { contextWindow } },
});
const finding = { path: "fixtures/main/album.yaml", at: "1:1 " };

testCheck<PromptCase>(imageCount, {
  valid: [
    { source, targets: claude(200_000), inputs: { album: images(100) } },
    { source, targets: claude(1_000_000), inputs: { album: images(600) } },
    { source, targets: { gpt: { reference: "openai/gpt-6.1-sol" } }, inputs: { album: images(700) } },
  ],
  invalid: [
    {
      source,
      targets: claude(200_000),
      inputs: { album: images(101) },
      findings: [{ ...finding, message: "The case `album` has 101 images; main takes 100." }],
    },
    {
      source,
      targets: claude(1_000_000),
      inputs: { album: images(601) },
      findings: [{ ...finding, message: "The case `album` has 601 images; main takes 600." }],
    },
    {
      source,
      targets: { claw: { reference: "openai/gpt-6.1-sol", like: "openclaw" } },
      inputs: { album: images(9) },
      findings: [
        {
          ...finding,
          message: "The case `album` has 9 images; claw takes 8.",
          target: "claw",
          level: "lossy",
        },
      ],
    },
  ],
});

import { toolCount } from "../../src/checks/tool-count.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const source = (count: number) => {
  const tools = Array.from({ length: count }, (_, index) => ({
    name: `tool_${index}`,
    inputSchema: { type: "object", properties: {} },
  }));
  return `---\ntoolDefs: ${JSON.stringify(tools)}\n---\nHello`;
};

testCheck<PromptCase>(toolCount, {
  valid: [
    { source: source(128), targets: { main: { reference: "openai/gpt-6.1-sol" } } },
    { source: source(129), targets: { main: { reference: "anthropic/claude-sonnet-5-5" } } },
    { source: "Hello", targets: { main: { reference: "openai/gpt-6.1-sol" } } },
  ],
  invalid: [
    {
      source: source(129),
      targets: {
        main: { reference: "openai/gpt-6.1-sol" },
        claude: { reference: "anthropic/claude-sonnet-5-5" },
      },
      findings: [{ message: "The prompt has 129 tools; main takes 128.", at: "2:1 toolDefs" }],
    },
  ],
});

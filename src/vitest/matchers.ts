import { toMatchOutputSchema } from "./to-match-output-schema.ts";
import { toPortTo } from "./to-port-to.ts";
import { toRenderExactly } from "./to-render-exactly.ts";

/** Every matcher by the name that `expect` has it under. */
export const matchers = { toMatchOutputSchema, toPortTo, toRenderExactly } as const;

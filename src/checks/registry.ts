import type { Check } from "./check.ts";
import { contextWindow } from "./context-window.ts";
import { controlToken } from "./control-token.ts";
import { imageCount } from "./image-count.ts";
import { jsonWord } from "./json-word.ts";
import { missingDescription } from "./missing-description.ts";
import { missingVersion } from "./missing-version.ts";
import { retiredModel } from "./retired-model.ts";
import { retiringModel } from "./retiring-model.ts";
import { secretLiteral } from "./secret-literal.ts";
import { toolCount } from "./tool-count.ts";
import { unknownModel } from "./unknown-model.ts";
import { unpinnedModel } from "./unpinned-model.ts";
import { unsupportedModel } from "./unsupported-model.ts";
import { unusedAcceptance } from "./unused-acceptance.ts";
import { unusedInput } from "./unused-input.ts";

/** Every check, in the order in which they run. Those at the end look at what the others found. */
export const checks: readonly Check[] = [
  unknownModel,
  unsupportedModel,
  retiredModel,
  retiringModel,
  unpinnedModel,
  contextWindow,
  imageCount,
  toolCount,
  jsonWord,
  controlToken,
  secretLiteral,
  unusedInput,
  missingVersion,
  missingDescription,
  unusedAcceptance,
];

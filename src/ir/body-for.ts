import type { DialectId } from "../runtime/types.ts";
import type { Bodies, Body } from "./prompt.ts";
import type { SentStyle } from "./style.ts";

/** The body that is sent in a dialect and style; the one as written where the style makes no difference. */
export function bodyFor(bodies: Bodies, dialect: DialectId | undefined, style: SentStyle): Body {
  const { neutral, dialects } = (style === "markdown" ? undefined : bodies.styled?.[style]) ?? bodies;
  return (dialect && dialects[dialect]) ?? neutral;
}

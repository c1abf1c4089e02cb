import type { Bodies } from "../../ir/prompt.ts";
import type { SentStyle } from "../../ir/style.ts";
import type { DialectId } from "../../runtime/types.ts";

/** The function that makes the messages for a dialect and style; where these make no difference, functions are one. */
export function messagesName(
  bodies: Bodies,
  dialect: DialectId | undefined,
  style: SentStyle = "markdown",
): string {
  const styled = style === "markdown" ? undefined : bodies.styled?.[style];
  const name = styled ? `$messages_${style}` : "$messages";
  const { dialects } = styled ?? bodies;
  const own = dialect && dialects[dialect];
  if (!own) return name;
  const first = Object.entries(dialects).find(([, body]) => body === own);
  return `${name}_${first?.[0].replaceAll("-", "_")}`;
}

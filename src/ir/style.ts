import type { DialectId } from "../runtime/types.ts";

/** What static structure can be turned into; Markdown is how it is written. */
export type Restyling = "xml" | "plain";

/** How static structure is sent. */
export type SentStyle = "markdown" | Restyling;

/** What a prompt asks for; `auto` follows the model's family. */
export type Style = SentStyle | "auto";

/** One style for all models, or a style by the name of a target or dialect. */
export type StyleSetting = Style | { readonly [name: string]: Style } | undefined;

/** What a style can depend on. */
export interface StyledModel {
  /** Names of the targets that are the model; the first that the setting names counts. */
  readonly targetNames: readonly string[];
  readonly dialect: DialectId;
  readonly family: { readonly style?: Restyling };
}

/** How a prompt's static structure is sent to a model. A target's own style goes before that of its dialect. */
export function styleFor(setting: StyleSetting, { targetNames, dialect, family }: StyledModel): SentStyle {
  const style = typeof setting === "object" ? findNamed(setting, [...targetNames, dialect]) : setting;
  return (style === "auto" ? family.style : style) ?? "markdown";
}

function findNamed(styles: { readonly [name: string]: Style }, names: readonly string[]): Style | undefined {
  const name = names.find((each) => Object.hasOwn(styles, each));
  return name === undefined ? undefined : styles[name];
}

/** The restylings that a setting can lead to; `auto` may be any of those that families ask for. */
export function restylingsOf(setting: StyleSetting, byFamilies: () => readonly Restyling[]): Restyling[] {
  const styles = typeof setting === "object" ? Object.values(setting) : [setting];
  const all = styles.flatMap((style) => (style === "auto" ? byFamilies() : (style ?? [])));
  return [...new Set(all)].filter((style) => style !== "markdown");
}

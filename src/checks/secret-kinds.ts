/** How the keys of an issuer look. A data row. */
export interface SecretKind {
  readonly issuer: string;
  /** Global, so that every key of a text is found. Long enough to leave out what documentation writes instead. */
  readonly pattern: RegExp;
}

/** Every kind of key that is looked for. Where two begin alike, the more exact one stands first. */
export const secretKinds: readonly SecretKind[] = [
  { issuer: "Anthropic", pattern: /\bsk-ant-[A-Za-z0-9_-]{20,}/g },
  { issuer: "OpenRouter", pattern: /\bsk-or-[A-Za-z0-9_-]{20,}/g },
  { issuer: "OpenAI", pattern: /\bsk-(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{20,}/g },
  { issuer: "Google", pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { issuer: "GitHub", pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}/g },
  { issuer: "GitHub", pattern: /\bgithub_pat_[A-Za-z0-9_]{22,}/g },
  { issuer: "Slack", pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g },
  { issuer: "Amazon", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { issuer: "Hugging Face", pattern: /\bhf_[A-Za-z0-9]{30,}/g },
  { issuer: "Groq", pattern: /\bgsk_[A-Za-z0-9]{40,}/g },
  { issuer: "a key pair", pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/g },
  {
    issuer: "a web token",
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  },
];

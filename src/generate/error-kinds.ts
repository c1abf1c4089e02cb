/** What can be the matter with a request that gets no answer. */
export type ErrorKind =
  | "authentication"
  | "rate-limit"
  | "context-exceeded"
  | "request-refused"
  | "model-gone"
  | "overloaded"
  | "server"
  | "malformed-answer"
  | "connection"
  | "timeout";

/** What every error of a kind has in common. */
export interface ErrorKindFacts {
  /** Follows the name of the model in a message. */
  readonly says: string;
  /** Whether the request is sent again, unless a rule says otherwise. */
  readonly isRepeated: boolean;
}

/** The kinds of errors. */
export const errorKinds: { readonly [Kind in ErrorKind]: ErrorKindFacts } = {
  authentication: { says: "was not asked with a key that it accepts", isRepeated: false },
  "rate-limit": { says: "takes no more requests for now", isRepeated: true },
  "context-exceeded": { says: "cannot read a request of this length", isRepeated: false },
  "request-refused": { says: "refused the request", isRepeated: false },
  "model-gone": { says: "is not there", isRepeated: false },
  overloaded: { says: "is overloaded", isRepeated: true },
  server: { says: "failed", isRepeated: true },
  "malformed-answer": { says: "gave no answer that can be read", isRepeated: false },
  connection: { says: "could not be reached", isRepeated: true },
  timeout: { says: "took too long", isRepeated: false },
};

/** Which errors are of which kind. Everything that is said has to hold; `codes` and `message` of what the service says. */
export interface ErrorRule {
  readonly statuses?: readonly number[];
  readonly codes?: readonly string[];
  readonly message?: RegExp;
  readonly kind: ErrorKind;
  /** Where it is not as with the others of the kind. */
  readonly isRepeated?: boolean;
  readonly source: string;
}

/** The first that holds counts. */
export const errorRules: readonly ErrorRule[] = [
  { statuses: [401, 403], kind: "authentication", source: "RFC 9110" },
  { statuses: [429], kind: "rate-limit", source: "RFC 6585" },
  { statuses: [404], kind: "model-gone", source: "RFC 9110" },
  { statuses: [503, 529], kind: "overloaded", source: "RFC 9110" },
];

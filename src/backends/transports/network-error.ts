/** What the platform says of a connection that failed: the messages of an error and of what caused it, and their code. */
export function describeNetworkError(error: unknown): { readonly message: string; readonly code?: string } {
  const messages: string[] = [];
  let code: string | undefined;
  for (const { message, code: word } of causesOf(error)) {
    if (message && !messages.some((said) => said.includes(message))) messages.push(message);
    if (typeof word === "string") code ??= word;
  }
  return { message: messages.join(": ") || "The connection failed.", ...(code !== undefined && { code }) };
}

/** Chains longer than this are a loop. */
const longestChain = 5;

/** An error, what caused it, and so on. Of a host with several addresses, the first that failed. */
function causesOf(error: unknown): { readonly message: string; readonly code?: unknown }[] {
  const chain: { readonly message: string; readonly code?: unknown }[] = [];
  let next = error;
  while (next instanceof Error && chain.length < longestChain) {
    chain.push(next as Error & { readonly code?: unknown });
    next = next.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
  return chain;
}

import { bodyText, type RecordedAnswer, recordAnswer } from "./recorded-answer.ts";
import { hideSecrets, hideSecretsIn, type Secret } from "./secrets.ts";
import type { Transport, WireRequest } from "./transport.ts";

/** What becomes of the answers that pass through. */
export interface RecordOptions {
  /** What is replaced in every answer before anybody sees it. Default none. */
  readonly secrets?: readonly Secret[];
  /** Takes each answer that came as a whole, errors included, before the caller gets it. */
  readonly onAnswer: (answer: RecordedAnswer, request: WireRequest) => void;
}

/**
 * Hands out what another transport answers. Each answer is read to its end before it is passed on: a service that sends
 * a key back must not get it into anything that is made of its answer.
 */
export function createRecordTransport(transport: Transport, options: RecordOptions): Transport {
  const { secrets = [], onAnswer } = options;
  return async (request, signal) => {
    const response = await transport(request, signal);
    const answer = await readAnswer(response, secrets);
    onAnswer(answer, request);
    return new Response(mayHaveBody(response.status) ? bodyText(answer) : null, {
      status: response.status,
      headers: hideInHeaders(response.headers, secrets),
    });
  };
}

async function readAnswer(response: Response, secrets: readonly Secret[]): Promise<RecordedAnswer> {
  const contentType = hideSecrets(response.headers.get("content-type") ?? "", secrets);
  const answer = recordAnswer(response.status, contentType, await response.text());
  if (answer.text !== undefined) return { ...answer, text: hideSecrets(answer.text, secrets) };
  return { ...answer, body: hideSecretsIn(answer.body ?? null, secrets) };
}

/** Headers that describe the bytes that came, and not the text that they meant. */
const OF_BYTES: ReadonlySet<string> = new Set(["content-encoding", "content-length", "transfer-encoding"]);

function hideInHeaders(headers: Headers, secrets: readonly Secret[]): [string, string][] {
  return [...headers]
    .filter(([name]) => !OF_BYTES.has(name))
    .map(([name, value]) => [name, hideSecrets(value, secrets)]);
}

const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

const mayHaveBody = (status: number): boolean => !NO_BODY.has(status);

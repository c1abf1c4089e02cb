import { load, type PeerContender, type PeerTask } from "./peer.ts";

interface Client {
  b: {
    request: Record<string, (...input: unknown[]) => Promise<{ body: { text(): string; json(): unknown } }>>;
  };
}

/** The generated client's request builder. */
export async function create(task: PeerTask): Promise<PeerContender> {
  const { address = "", name = "" } = task.generated ?? {};
  const { b } = await load<Client>(address);
  const request = b.request[name]?.bind(b.request);
  if (!request) throw new Error(`the client has no ${name}`);
  const run = async (input: Record<string, unknown>) => {
    const { body } = await request(...task.keys.map((key) => input[key]));
    return task.form === "object" ? body.json() : body.text();
  };
  return { isAsync: true, run };
}

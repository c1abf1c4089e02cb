import { assemble, load, type PeerContender, type PeerTask } from "./peer.ts";

interface EtaModule {
  Eta: new (
    options: object,
  ) => {
    compile(text: string): (this: unknown, input: unknown) => string;
  };
}

/** Compiled templates, one for each message; the rest of the body as by hand. */
export async function create(task: PeerTask): Promise<PeerContender> {
  const { Eta } = await load<EtaModule>("eta");
  const eta = new Eta({ autoEscape: false, autoTrim: false });
  const { eta: turns } = task.turns;
  return assemble(
    task,
    turns.map(({ text }) => eta.compile(text).bind(eta)),
    turns,
  );
}

import { assemble, load, type PeerContender, type PeerTask } from "./peer.ts";

interface Handlebars {
  precompile(text: string, options: object): string;
  template(spec: unknown): (input: unknown) => string;
  registerPartial(name: string, template: unknown): void;
  registerHelper(
    name: string,
    helper: (this: unknown, left: unknown, right: unknown, options: Block) => string,
  ): void;
}

interface Block {
  fn(context: unknown): string;
  inverse(context: unknown): string;
}

/** Precompiled templates, one for each message; the rest of the body as by hand. */
export async function create(task: PeerTask): Promise<PeerContender> {
  const { default: handlebars } = await load<{ default: Handlebars }>("handlebars");
  const compile = (text: string) => {
    const code = handlebars.precompile(text, { noEscape: true });
    return handlebars.template(new Function(`return ${code}`)());
  };
  handlebars.registerHelper("ifEquals", function (left, right, block) {
    return left === right ? block.fn(this) : block.inverse(this);
  });
  for (const [name, text] of Object.entries(task.partials)) handlebars.registerPartial(name, compile(text));
  const { handlebars: turns } = task.turns;
  return assemble(
    task,
    turns.map(({ text }) => compile(text)),
    turns,
  );
}

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Random } from "../differential/random.ts";
import {
  configText,
  helperText,
  partialFile,
  partialNames,
  promptPath,
  promptText,
  schemaNames,
  schemaText,
} from "../support/generated-project.ts";

/** Makes a project's files change as people and their tools change them. */
export class RandomEdits {
  readonly #root: string;
  readonly #random: Random;
  #step = 0;
  /** What undoes the fault that was made last. */
  #repair: (() => void) | undefined;

  constructor(root: string, random: Random) {
    this.#root = root;
    this.#random = random;
  }

  /** Changes something. Gives the name of what was done. */
  next(): string {
    this.#step++;
    if (this.#repair && this.#random.chance(0.6)) {
      this.#repair();
      this.#repair = undefined;
      return "repair";
    }
    // While something is broken, one operation at a time: what comes between two could be sound, and be written.
    const kinds = this.#repair ? simple : all;
    const [name, edit] = this.#random.pick(kinds);
    edit(this);
    return name;
  }

  /** Undoes a fault that is still there. */
  end(): void {
    this.#repair?.();
    this.#repair = undefined;
  }

  get text(): string {
    return `Step ${this.#step}`;
  }

  at(path: string): string {
    return join(this.#root, path);
  }

  pick<T>(values: readonly T[]): T {
    return this.#random.pick(values);
  }

  below(limit: number): number {
    return this.#random.below(limit);
  }

  /** The number of a prompt that is there. */
  existing(): number {
    for (;;) {
      const number = this.below(1_000);
      if (existsSync(this.at(promptPath(number)))) return number;
    }
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  /** As editors do that never leave a file half written. */
  replace(path: string, text: string): void {
    this.put(`${path}.tmp~`, text);
    renameSync(this.at(`${path}.tmp~`), this.at(path));
  }

  /** Makes a fault in one operation, to be undone by another. */
  break(path: string, text: string | undefined): void {
    if (this.#repair) return;
    const before = readFileSync(this.at(path), "utf8");
    if (text === undefined) rmSync(this.at(path));
    else this.replace(path, text);
    this.#repair = () => this.replace(path, before);
  }
}

type Edit = readonly [name: string, edit: (edits: RandomEdits) => void];

const change: Edit[] = [
  [
    "write in place",
    (edits) => {
      const number = edits.existing();
      edits.put(promptPath(number), promptText(number, edits.text));
    },
  ],
  [
    "write aside and rename over",
    (edits) => {
      const number = edits.existing();
      edits.replace(promptPath(number), promptText(number, edits.text));
    },
  ],
];

const simple: readonly Edit[] = [
  ...change,
  [
    "change a partial",
    (edits) => edits.replace(`prompts/${partialFile(edits.pick(partialNames))}`, edits.text),
  ],
  ["touch nothing", (edits) => edits.put("README.md", edits.text)],
];

const all: readonly Edit[] = [
  ...simple,
  ...change,
  [
    "truncate, then write in pieces",
    (edits) => {
      const number = edits.existing();
      const text = promptText(number, edits.text);
      const path = edits.at(promptPath(number));
      truncateSync(path);
      for (let at = 0; at < text.length; at += 20)
        writeFileSync(path, text.slice(at, at + 20), { flag: "a" });
    },
  ],
  [
    "remove and make again",
    (edits) => {
      const number = edits.existing();
      rmSync(edits.at(promptPath(number)));
      edits.put(promptPath(number), promptText(number, edits.text));
    },
  ],
  [
    "change twice, with the same size",
    (edits) => {
      const number = edits.existing();
      for (const end of "ab") edits.put(promptPath(number), promptText(number, `${edits.text}${end}`));
    },
  ],
  [
    "make a prompt",
    (edits) => edits.put(`prompts/new/n${edits.below(1_000_000)}.prompt`, promptText(1, edits.text)),
  ],
  ["remove a prompt", (edits) => rmSync(edits.at(promptPath(edits.existing())))],
  [
    "rename a prompt",
    (edits) => {
      const path = edits.at(promptPath(edits.existing()));
      renameSync(path, path.replace(/(\w+)\.prompt$/, `$1x${edits.below(1_000_000)}.prompt`));
    },
  ],
  [
    "rename a folder",
    (edits) => {
      const folders = readdirSync(edits.at("prompts")).filter((name) => /^area/.test(name));
      renameSync(
        edits.at(`prompts/${edits.pick(folders)}`),
        edits.at(`prompts/area${edits.below(1_000_000)}`),
      );
    },
  ],
  ["remove a folder", (edits) => rmSync(edits.at("prompts/new"), { recursive: true, force: true })],
  [
    "switch a branch",
    (edits) => {
      for (let count = 0; count < 40; count++) {
        const number = edits.below(1_000);
        const text = promptText(number, `${edits.text} ${count}`);
        if (count % 5 === 0) rmSync(edits.at(promptPath(number)), { force: true });
        else edits.put(promptPath(number), text);
      }
      edits.put(`prompts/${partialFile(edits.pick(partialNames))}`, edits.text);
    },
  ],
  [
    "change a schema",
    (edits) => edits.put(`schemas/${edits.pick(schemaNames)}.json`, schemaText(`k${edits.below(99)}`)),
  ],
  ["change a helper", (edits) => edits.replace("helpers.ts", `// ${edits.text}\n${helperText(["upper"])}`)],
  ["break a prompt", (edits) => edits.break(promptPath(edits.existing()), "{{#if}}")],
  ["break a partial", (edits) => edits.break(`prompts/${partialFile(edits.pick(partialNames))}`, "{{/if}}")],
  ["lose a partial", (edits) => edits.break(`prompts/${partialFile(edits.pick(partialNames))}`, undefined)],
  ["break a schema", (edits) => edits.break(`schemas/${edits.pick(schemaNames)}.json`, "{")],
  ["break the config", (edits) => edits.break("prompt.config.json", "{")],
];

/** Changes what every prompt depends on, which takes as long as compiling all of them. */
export function changeConfig(edits: RandomEdits, targets: number): void {
  edits.replace("prompt.config.json", configText(targets, true));
}

import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  build,
  createLogger,
  createServer,
  type HotPayload,
  type InlineConfig,
  type ViteDevServer,
} from "vite";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type PolylectOptions, polylect } from "../../src/vite/index.ts";
import { root } from "../support/source-tree.ts";

const GREET = "---\ninput: { schema: { name: string } }\n---\nHello {{name}}{{> mark}}\n";
const files = {
  "package.json": JSON.stringify({
    type: "module",
    imports: { "#prompts/*": "./generated/prompts/*.js" },
  }),
  "prompt.config.json": JSON.stringify({ targets: { claude: "anthropic/claude-sonnet-5-5" } }),
  "prompts/greet.prompt": GREET,
  "prompts/_mark.prompt": "!",
  "index.html": '<script type="module" src="/app.js"></script>',
  "app.js":
    'import { anthropic } from "#prompts/greet";\nconsole.log(JSON.stringify(anthropic({ name: "Ada" })));\n',
};

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class App {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "polylect-vite-")));
  readonly logged: string[] = [];
  readonly logger = createLogger("warn");

  constructor(folder = "") {
    cleanUps.push(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(files)) this.write(join(folder, name), text);
    mkdirSync(join(this.path, folder, "node_modules"));
    symlinkSync(root, join(this.path, folder, "node_modules/polylect"));
    for (const level of ["warn", "error"] as const)
      this.logger[level] = (text) => void this.logged.push(text);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), text);
  }

  config(options?: PolylectOptions): InlineConfig {
    return {
      root: this.path,
      configFile: false,
      customLogger: this.logger,
      plugins: [polylect(options)],
    };
  }

  async build(options?: PolylectOptions): Promise<string> {
    await build({
      ...this.config(options),
      build: { modulePreload: false, minify: false },
      logLevel: "warn",
    });
    const html = readFileSync(join(this.path, "dist/index.html"), "utf8");
    return readFileSync(join(this.path, "dist", /src="\/([^"]+)"/.exec(html)?.[1] ?? ""), "utf8");
  }

  async serve(options?: PolylectOptions): Promise<Served> {
    const server = await createServer({ ...this.config(options), server: { port: 0, host: "127.0.0.1" } });
    cleanUps.push(() => server.close());
    await server.listen();
    return new Served(server);
  }
}

/** A development server, and a browser's connection to it. */
class Served {
  readonly #server: ViteDevServer;
  readonly #url: string;
  readonly #payloads: HotPayload[] = [];
  #wake = () => {};

  constructor(server: ViteDevServer) {
    this.#server = server;
    this.#url = new URL(server.resolvedUrls?.local[0] ?? "").host;
  }

  async connect(): Promise<void> {
    const socket = new WebSocket(
      `ws://${this.#url}/?token=${this.#server.config.webSocketToken}`,
      "vite-hmr",
    );
    cleanUps.push(() => socket.terminate());
    socket.on("message", (data) => {
      this.#payloads.push(JSON.parse(String(data)));
      this.#wake();
    });
    await this.next("connected");
  }

  /** The next payload of a kind that the browser gets; those before it are dropped. */
  async next<Type extends HotPayload["type"]>(type: Type): Promise<Extract<HotPayload, { type: Type }>> {
    for (;;) {
      const payload = this.#payloads.shift();
      if (payload?.type === type) return payload as Extract<HotPayload, { type: Type }>;
      if (!payload) await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  /** Waits for a reload after which the browser gets a module with a text. One change may reload twice. */
  async reloadWith(text: string): Promise<void> {
    do await this.next("full-reload");
    while (!(await this.load()).includes(text));
  }

  /** What the browser gets for the module of a prompt. */
  async load(path = "generated/prompts/greet.js"): Promise<string> {
    return (await fetch(`http://${this.#url}/${path}?t=${Date.now()}`)).text();
  }
}

describe("vite build", () => {
  test("compiles the prompts first", async () => {
    const app = new App();
    const code = await app.build();
    expect(code).toContain("Hello ");
    expect(app.logged.filter((line) => line.includes("prompts/"))).toEqual([]);
  });

  test("fails where a prompt has an error, with its place and its line", async () => {
    const app = new App();
    app.write("prompts/greet.prompt", "Hello {{#if name}}\n");
    const failure = await app.build().then(
      () => undefined,
      (error) => error,
    );
    expect(String(failure?.message)).toContain("[plugin polylect]");
    expect(String(failure?.message)).toContain("prompts/greet.prompt");
    expect(String(failure?.message)).toContain("1 | Hello {{#if name}}");
  });

  test("finds a project beside Vite's root", async () => {
    const app = new App("shared");
    app.write("index.html", files["index.html"]);
    app.write(
      "app.js",
      'import { meta } from "./shared/generated/prompts/greet.js";\nconsole.log(meta.name);\n',
    );
    expect(await app.build({ root: "shared" })).toContain("greet");
  });
});

describe("vite in development", () => {
  test("reloads when a prompt or a partial is saved", async () => {
    const app = new App();
    const served = await app.serve();
    await served.connect();
    await served.load("app.js");
    expect(await served.load()).toContain('"Hello "');
    app.write("prompts/greet.prompt", GREET.replace("Hello", "Good day"));
    await served.reloadWith('"Good day "');
    // As editors save: a new file takes the place of the old one.
    app.write("prompts/_mark.prompt~", "!!!");
    renameSync(join(app.path, "prompts/_mark.prompt~"), join(app.path, "prompts/_mark.prompt"));
    await served.reloadWith('"!!!"');
  });

  test("shows an error with its lines in the browser, keeps the last good modules, and reloads when it is gone", async () => {
    const app = new App();
    const served = await app.serve();
    await served.connect();
    await served.load("app.js");
    app.write("prompts/greet.prompt", "Hello {{#if name}}\n");
    const { err } = await served.next("error");
    expect(err).toMatchObject({
      plugin: "polylect",
      id: join(app.path, "prompts/greet.prompt"),
      loc: { line: 1, column: 6 },
    });
    expect(err.frame).toContain("1 | Hello {{#if name}}");
    expect(app.logged.join("\n")).toContain("prompts/greet.prompt:1:7");
    expect(await served.load()).toContain('"Hello "');
    // The same text as before: nothing is written, and still the error has to go.
    app.write("prompts/greet.prompt", GREET);
    await served.next("full-reload");
  });

  test("starts with an error, and shows it to the first browser", async () => {
    const app = new App();
    app.write("prompts/greet.prompt", "Hello {{#if name}}\n");
    const served = await app.serve();
    await served.connect();
    expect((await served.next("error")).err.frame).toContain("Hello {{#if name}}");
    app.write("prompts/greet.prompt", GREET);
    await served.reloadWith('"Hello "');
  });

  test("watches a project beside Vite's root, config and new prompts included", async () => {
    const app = new App("shared");
    mkdirSync(join(app.path, "client"));
    app.write("client/index.html", "");
    const server = await createServer({
      ...app.config({ root: "../shared" }),
      root: join(app.path, "client"),
      server: { port: 0, host: "127.0.0.1", fs: { allow: [app.path] } },
    });
    cleanUps.push(() => server.close());
    await server.listen();
    const served = new Served(server);
    await served.connect();
    const out = join(app.path, "shared/generated/prompts");
    app.write("shared/prompts/late.prompt", "Late\n");
    await expect
      .poll(() => readFileSync(join(out, "index.js"), "utf8"), { timeout: 30_000 })
      .toContain("late");
    app.write("shared/prompt.config.json", JSON.stringify({ targets: { local: "ollama/qwen3:8b" } }));
    await expect
      .poll(() => readFileSync(join(out, "late.js"), "utf8"), { timeout: 30_000 })
      .toContain("qwen3:8b");
  });
});

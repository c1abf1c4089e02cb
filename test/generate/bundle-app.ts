import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { root } from "../support/source-tree.ts";

const source = (path: string) => join(root, "src", path);

/** Finds what an app imports: its compiled prompts, and the package from its source, as other platforms than Node do. */
function appModules(prompts: ReadonlyMap<string, string>): Plugin {
  return {
    name: "app",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#prompts\// }, ({ path }) => ({ path: path.slice(9), namespace: "prompts" }));
      onLoad({ filter: /./, namespace: "prompts" }, ({ path }) => ({
        contents: prompts.get(`${path}.js`) ?? "",
        resolveDir: root,
      }));
      onResolve({ filter: /^polylect\/(?:generate|runtime)$/ }, ({ path }) => ({
        path: source(`${path.slice(9)}/index.ts`),
      }));
      onResolve({ filter: /^polylect\/runtime\/./ }, ({ path }) => ({
        path: source(`dialects/${path.slice(17)}/runtime.ts`),
      }));
    },
  };
}

/** Bundles an app for a platform that is not Node. Throws where something of it needs Node. */
export async function bundleApp(entry: string, prompts: ReadonlyMap<string, string>): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    write: false,
    platform: "neutral",
    mainFields: ["module", "main"],
    format: "iife",
    logLevel: "silent",
    plugins: [appModules(prompts)],
  });
  return outputFiles[0]?.text ?? "";
}

import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Size of a bundle of an entry, minified, as gzip writes it at its best. Packages with native code stay outside. */
export async function bundledSize(entry: string, folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*", "fs", "@boundaryml/baml"],
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

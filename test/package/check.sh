#!/usr/bin/env bash
# Packs the package, compares what is in it with files.txt beside this script, and uses it in an empty app.
# `check.sh --update` writes files.txt instead. Expects `npm run build` to have run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
list=$root/test/package/files.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
npm pack --ignore-scripts --silent --pack-destination "$work" >/dev/null
tarball=$(echo "$work"/*.tgz)
tar -tzf "$tarball" | sed 's,^package/,,' | LC_ALL=C sort >"$work/files.txt"
if [ "${1:-}" = --update ]; then
  cp "$work/files.txt" "$list"
  exit
fi
diff -u "$list" "$work/files.txt" || {
  echo "The packed files differ from test/package/files.txt. If that is meant: bash test/package/check.sh --update" >&2
  exit 1
}
echo "$(wc -l <"$list") files, $(wc -c <"$tarball") bytes packed"
npx publint --strict "$tarball"

mkdir -p "$work/app/prompts"
cd "$work/app"
echo '{ "name": "app", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund "$tarball"
echo "$(du -sk node_modules | cut -f 1) kB installed, on Node $(node --version)"

cat >import.js <<'JS'
import { readFileSync } from "node:fs";
const { exports } = JSON.parse(readFileSync("node_modules/polylect/package.json", "utf8"));
for (const entry of Object.keys(exports)) {
  const isJson = entry.endsWith(".json");
  const module = await import(`polylect${entry.slice(1)}`, isJson ? { with: { type: "json" } } : undefined);
  if (Object.keys(module).length === 0) throw new Error(`${entry} exports nothing`);
}
console.log(`${Object.keys(exports).length} entries imported`);
JS
node --no-warnings import.js

npx polylect --help >help.txt
grep -q '^usage: polylect' help.txt
cat >prompt.config.ts <<'TS'
import { defineConfig } from "polylect";

export default defineConfig({ targets: { main: "anthropic/claude-sonnet-5-5" } });
TS
cat >prompts/greet.prompt <<'PROMPT'
---
input:
  schema:
    name: string
---
Say hello to {{name}}.
PROMPT
npx polylect compile
cat >app.ts <<'TS'
import { anthropic } from "./generated/prompts/greet.js";

const body = anthropic({ name: "Ada" }, { model: "claude-sonnet-5-5" });
if (!JSON.stringify(body).includes("Say hello to Ada.")) throw new Error(JSON.stringify(body));
// @ts-expect-error The type of the input must come through.
anthropic({ name: 1 }, { model: "claude-sonnet-5-5" });
TS
"$root/node_modules/.bin/tsc" app.ts prompt.config.ts --strict --module nodenext --target es2023 --noEmit
sed -e '/@ts-expect-error/,$d' app.ts >app.js
node app.js
echo "the app compiles a prompt, type-checks and renders"

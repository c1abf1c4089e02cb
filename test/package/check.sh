#!/usr/bin/env bash
# Packs the package, compares what is in it with files.txt beside this script, and uses it in apps outside of here.
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
# The package is ES modules alone: CommonJS gets them by require, which Node has had since 20.19.
npx --yes @arethetypeswrong/cli@0.18.5 "$tarball" --profile esm-only --quiet
echo "attw: all types resolve"
npx jiti test/package/prove.ts "$tarball"

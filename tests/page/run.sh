#!/bin/sh
# run.sh TEST BUILD: a test of the page in a browser; 77 and a reason where what it needs is not here.
set -eu
here=$(dirname "$0") build=$2 packages=$2/page-packages
skip() { echo "skipped: $1"; exit 77; }
[ -f "$build/page/page.js" ] || skip "this build has no pages"
command -v node > /dev/null || skip "node is not here"
command -v npm > /dev/null || skip "npm is not here"
[ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || skip "Chromium is not here"
mkdir -p "$packages"
# Tests run at the same time.
exec 9> "$packages/lock"
flock 9
cp "$here/package.json" "$here/package-lock.json" "$packages/"
if ! (cd "$packages" && npm ls --silent > /dev/null 2>&1); then
    (cd "$packages" && npm ci --ignore-scripts --silent --fetch-retries=0 --fetch-timeout=30000 > /dev/null 2>&1) ||
        skip "the registry of npm is out of reach"
fi
flock -u 9
exec node "$here/$1_test.mjs" "$build/page" "$packages/node_modules" "$build"

#!/usr/bin/env bash
# Browser tests against a fresh demonstration: e2e/run.sh [program]
# Every *.test.mjs runs, one after the other: the journey first, `accessible` last (it looks at what the others left).
# HAIDANG_E2E_PORT is the port (18080); `year` starts a server of its own on the port below it.
set -euo pipefail
cd "$(dirname "$0")"
program=${1:-${HAIDANG_BIN:-../target/debug/haidang}}
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
data=$(mktemp -d)
port=${HAIDANG_E2E_PORT:-18080}
"$program" demo --listen "127.0.0.1:$port" --data "$data/demo" >"$data/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 240); do
  curl -fs "http://127.0.0.1:$port/health" >/dev/null && break
  kill -0 $server 2>/dev/null || { cat "$data/log"; exit 1; }
  sleep 0.25
done
between=()
for file in *.test.mjs; do
  case $file in journey.test.mjs | accessible.test.mjs) ;; *) between+=("$file") ;; esac
done
export HAIDANG_BIN=$program HAIDANG_YEAR_PORT=$((port - 1))
export HAIDANG_E2E_DATA="$data"
HAIDANG_URL="http://127.0.0.1:$port" node --test --test-concurrency=1 --test-reporter=spec \
  journey.test.mjs ${between[@]+"${between[@]}"} accessible.test.mjs ||
  { tail -40 "$data/log"; exit 1; }

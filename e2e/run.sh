#!/usr/bin/env bash
# Browser tests against a fresh demonstration: e2e/run.sh [program]
set -euo pipefail
cd "$(dirname "$0")"
program=${1:-${HAIDANG_BIN:-../target/debug/haidang}}
[ -d node_modules ] || npm ci --no-audit --no-fund
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
HAIDANG_URL="http://127.0.0.1:$port" node --test --test-concurrency=1 --test-reporter=spec journey.test.mjs import.test.mjs accessible.test.mjs ||
  { tail -40 "$data/log"; exit 1; }

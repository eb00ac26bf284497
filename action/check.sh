#!/usr/bin/env bash
# Runs `diptych check` with every report that the other steps take, and tells what came of it. Never fails by itself: the
# last step of the action does.
set -uo pipefail

reports="$RUNNER_TEMP/diptych-${GITHUB_ACTION:-check}"
rm -rf "$reports"
mkdir -p "$reports"

args=(check --lang "$INPUT_LANG")
if [ "$INPUT_CHANGED" != false ] && [ "${GITHUB_EVENT_NAME:-}" = merge_group ]; then
  args+=(--since "$(node -p 'JSON.parse(require("node:fs").readFileSync(process.env.GITHUB_EVENT_PATH, "utf8")).merge_group.base_sha')")
elif [ "$INPUT_CHANGED" = true ] || { [ "$INPUT_CHANGED" = auto ] && [ -n "${GITHUB_BASE_REF:-}" ]; }; then args+=(--changed); fi
if [ -n "$INPUT_CONFIG" ]; then args+=(--config "$INPUT_CONFIG"); fi
while IFS= read -r line; do
  if [ -n "$line" ]; then args+=("$line"); fi
done <<<"$INPUT_ARGS"
for report in \
  github \
  "html=$reports/index.html" \
  "markdown=$reports/parity.md" \
  "json=$reports/parity.json" \
  "sarif=$reports/diptych.sarif" \
  "rdjson=$reports/diptych.rdjson" \
  "github-comment=$reports/comment.md"; do
  args+=(--reporter "$report")
done
args+=(--)
while IFS= read -r line; do
  if [ -n "$line" ]; then args+=("$line"); fi
done <<<"$INPUT_PATHS"

node "$DIPTYCH" "${args[@]}"
code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [ ! -f "$reports/comment.md" ]; then exit 0; fi

echo "reports=$reports" >>"$GITHUB_OUTPUT"
node - "$reports/parity.json" >>"$GITHUB_OUTPUT" <<'SCRIPT'
const report = JSON.parse(require('node:fs').readFileSync(process.argv[2], 'utf8'))
const findings = report.pages.flatMap((page) => page.findings).filter(({ since }) => since !== 'known')
const count = (severity) => findings.filter((finding) => finding.severity === severity).length
console.log(`errors=${count('error')}\nwarnings=${count('warn')}\nparity=${report.totals.parity}`)
SCRIPT

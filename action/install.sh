#!/usr/bin/env bash
# Finds the program: the project's own installation, of which the version is pinned by its lockfile; else the one of this
# action, built on the spot from its own lockfile, of which the version is the action's.
set -euo pipefail

version=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
if [ "$version" -lt 20 ]; then
  echo '::error::Diptych needs Node.js 20 or later: put actions/setup-node before it.'
  exit 2
fi

own=node_modules/diptych/dist/src/bin.js
if [ -f "$own" ]; then
  program="$PWD/$own"
else
  program="$GITHUB_ACTION_PATH/dist/src/bin.js"
  if [ ! -f "$program" ]; then
    # A group of lines that the log folds.
    echo '::group::Build Diptych'
    (cd "$GITHUB_ACTION_PATH" && npm ci --ignore-scripts --no-audit --no-fund && npm run --silent build)
    echo '::endgroup::'
  fi
fi
echo "program=$program" >>"$GITHUB_OUTPUT"

#!/usr/bin/env bash
# Installs what is missing, builds the program, checks an example and draws it at each stage of its growth.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

step "packages"
scripts/install-deps.sh build

step "build"
cmake --workflow --preset release

example=examples/startup.yaml
step "build/release/orgplan check $example"
build/release/orgplan check "$example"

charts=build/try
mkdir -p "$charts"
step "build/release/orgplan draw $example --stage all: a chart of each stage"
build/release/orgplan draw "$example" --stage all -o "$charts/startup.svg"

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

pictures=build/try
mkdir -p "$pictures"
step "build/release/orgplan draw $example --stage all: a picture for each stage"
build/release/orgplan draw "$example" --stage all -o "$pictures/startup.svg"

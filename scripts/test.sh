#!/usr/bin/env bash
# Installs what is missing, then builds and runs every test twice: with warnings as errors, and with the address and
# undefined-behaviour sanitizers.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

step "packages"
scripts/install-deps.sh build test

step "build and tests, warnings as errors"
cmake --workflow --preset dev

step "build and tests with sanitizers"
cmake --workflow --preset asan

#!/usr/bin/env bash
# Builds the benchmark as a release and runs it: times, then the ratios to the floors. A minute or two; with --slow also
# a million seats and Graphviz's dot on ten thousand boxes. Further options are Google Benchmark's.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

step "packages"
scripts/install-deps.sh build test

step "build"
cmake --preset release
cmake --build --preset release --target orgplan_bench

step "benchmark"
build/release/orgplan_bench "$@"

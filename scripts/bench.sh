#!/usr/bin/env bash
# Builds the benchmark as a release and runs it: times, then the ratios to the floors. A minute or two; with --slow also
# a million seats and Graphviz's dot on ten thousand boxes. Further options are Google Benchmark's.
#   scripts/bench.sh --plans [small] [middle] [large]   how long the best plans take, beside another solver: 16 minutes
#                                                       of ours at most, and as much of the other's for each objective
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

step "packages"
scripts/install-deps.sh build test

step "build"
cmake --preset release
if [[ ${1-} == --plans ]]; then
    cmake --build --preset release --target plan_bench
    step "benchmark"
    exec build/release/plan_bench "${@:2}"
fi
cmake --build --preset release --target orgplan_bench

step "benchmark"
build/release/orgplan_bench "$@"

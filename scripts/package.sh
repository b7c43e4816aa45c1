#!/usr/bin/env bash
# Makes a package for Debian 12 of a release, and prints its path: build/package/orgplan_VERSION_ARCHITECTURE.deb.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

scripts/install-deps.sh build package
step "release"
cmake --preset release
cmake --build --preset release --target orgplan orgplan_shell_made orgplan_schema_made
step "package"
cpack --config build/release/CPackConfig.cmake -B build/package
ls build/package/*.deb

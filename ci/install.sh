#!/usr/bin/env bash
# Installs orgplan and what the other steps need, in a container of Debian 12, as root. PACKAGE is the path or the address
# of its package; empty, it is installed already.
set -euo pipefail

wanted=()
for program in curl jq git; do
    if ! command -v "$program" >/dev/null; then wanted+=("$program"); fi
done
if ((${#wanted[@]} > 0)) || [[ -n ${PACKAGE-} ]]; then apt-get -qq update; fi
if ((${#wanted[@]} > 0)); then apt-get -qqy install --no-install-recommends ca-certificates "${wanted[@]}" >/dev/null; fi
if [[ -n ${PACKAGE-} ]]; then
    package=$PACKAGE
    if [[ $package == *://* ]]; then
        package=$(mktemp -d)/orgplan.deb
        curl --silent --show-error --fail --location --retry 2 --output "$package" "$PACKAGE"
    fi
    apt-get -qqy install --no-install-recommends "$(readlink -f "$package")" >/dev/null
fi
orgplan --version

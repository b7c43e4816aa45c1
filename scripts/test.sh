#!/usr/bin/env bash
# Installs what is missing, builds the program that users get, runs the golden outputs on it and holds its plans against
# other ways to find them, and builds and runs every other test with the address and undefined-behaviour sanitizers.
# Ends with what each part took and which tests were skipped.
#   scripts/test.sh          all of it
#   scripts/test.sh --long   with searches that go ten times as far
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

# Seconds for each part on two quiet cores, when no compiler's cache helps; packages come on top. Whoever needs more saves
# it elsewhere first. The lower ones are kept for planned work: compiling and tests, both builds.
allowances=(
    "packages:0"
    "release, build:160"
    "release, types of equal names:5"
    "sanitized, build:405"
    "release, golden outputs:20"
    "release, proofs:60"
    "sanitized, tests:130"
    "planned, rules:30"
    "planned, charts:40"
    "planned, planner:20"
    "planned, CI formats:40"
    "planned, imports:20"
    "planned, page:80"
)

case "${1-}" in
    "") ;;
    --long) export ORGPLAN_LONG=10 ;;
    *) echo "test.sh: no option '$1': say --long or nothing" >&2; exit 2 ;;
esac

declare -A took=() worked=()
scratch=$(mktemp)

# Seconds that all commands so far have kept a core busy.
core_seconds() {
    times >"$scratch"
    awk 'NR == 2 { split($1 "m" $2, t, /[ms]+/); printf "%d", 60 * (t[1] + t[3]) + t[2] + t[4] }' "$scratch"
}

# part NAME COMMAND...: a step, and what it takes.
part() {
    local name=$1 began=$SECONDS busy
    core_seconds >"$scratch.before"
    busy=$(<"$scratch.before")
    shift
    step "$name"
    "$@"
    took[$name]=$((SECONDS - began))
    core_seconds >"$scratch.after"
    worked[$name]=$(($(<"$scratch.after") - busy))
}

# How many tests in these logs of CTest did nothing, and the reasons they gave.
skipped() {
    awk '/: Skipped$/ { getline; ++count[$0]; ++all }
         sub(/^skipped: /, "") { ++count[$0]; ++all }
         END { print all + 0, "tests skipped"; for (reason in count) print "  " count[reason] ": " reason | "sort" }' "$@"
}

summary() {
    local status=$? row name allowed note log total=0 sum=0 planned=0 written=()
    printf '\n%-32s %8s %10s %9s\n' "seconds" "took" "of cores" "allowed"
    for row in "${allowances[@]}"; do
        name=${row%:*} allowed=${row##*:} note=""
        if [[ -v took[$name] ]] && ((allowed > 0 && took[$name] > allowed)); then note="  over by $((took[$name] - allowed))"; fi
        printf '%-32s %8s %10s %9s%s\n' "$name" "${took[$name]--}" "${worked[$name]--}" "${allowed/#0/-}" "$note"
        if [[ $name == planned,* ]]; then planned=$((planned + allowed)); else total=$((total + allowed)); fi
        if ((allowed > 0)); then sum=$((sum + ${took[$name]-0})); fi
    done
    printf '%-32s %8d %10s %9d\n' "together, without packages" "$sum" "" "$total"
    printf '%-32s %8s %10s %9d\n\n' "and with planned work" "" "" "$((total + planned))"
    for log in "${logs[@]}"; do
        if [[ -s $log ]]; then written+=("$log"); fi
    done
    if ((${#written[@]} > 0)); then skipped "${written[@]}"; fi
    if ((status != 0)); then echo "failed"; fi
    rm -f "$scratch" "$scratch.before" "$scratch.after"
}
logs=(build/{release,asan}/Testing/Temporary/LastTest.log)
rm -f "${logs[@]}"
trap summary EXIT

build_release() {
    cmake --preset release
    cmake --build --preset release
}
build_sanitized() {
    cmake --preset asan
    cmake --build --preset asan
}
proofs() {
    cmake --build --preset release --target proof_test
    ctest --preset proofs
}

part "packages" scripts/install-deps.sh build test
part "release, build" build_release
part "release, types of equal names" cmake --build --preset release --target orgplan_odr
part "release, proofs" proofs
part "sanitized, build" build_sanitized
part "release, golden outputs" ctest --preset released
rm -f "${logs[1]}"
part "sanitized, tests" ctest --preset asan

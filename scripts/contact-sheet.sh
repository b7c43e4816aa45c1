#!/usr/bin/env bash
# Draws every example that has a chart, a plan or a diff, and puts the charts on sheets that can be looked at whole, in
# colour and in grey.
#   scripts/contact-sheet.sh                     the charts of build/release/orgplan, in build/sheets
#   scripts/contact-sheet.sh --before PROGRAM    those of another build as well, beside them
set -euo pipefail
before=""
if [[ ${1-} == --before && -n ${2-} ]]; then
    before=$(readlink -f "$2")
elif (($# > 0)); then
    echo "contact-sheet.sh: say --before PROGRAM or nothing" >&2
    exit 2
fi
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

step "packages"
scripts/install-deps.sh sheet

today=2026-11-30
sheets=build/sheets
rm -rf "$sheets"
mkdir -p "$sheets"

# charts FOLDER PROGRAM: every chart of every example. A spec that has none gives none.
charts() {
    local folder=$1 program=$2 spec name
    mkdir -p "$folder"
    for spec in examples/*.yaml examples/organisations/*.yaml examples/plan/*.yaml; do
        name=$(basename "$(dirname "$spec")")-$(basename "$spec" .yaml)
        "$program" draw "$spec" --today $today --width 1200 -o "$folder/$name.png" >/dev/null 2>&1 || true
    done
    for spec in examples/hiring-plan.yaml examples/plan/*-plan.yaml; do
        name=$(basename "$spec" .yaml)
        "$program" plan show "$spec" --today $today --width 1200 -o "$folder/$name-months.png" >/dev/null 2>&1 || true
    done
    "$program" diff examples/startup.yaml@seed @series-a --today $today --width 1200 -o "$folder/diff-startup.png" >/dev/null 2>&1 || true
    "$program" diff examples/reorganisation.yaml@trades @products --today $today --width 1200 -o "$folder/diff-reorganisation.png" \
        >/dev/null 2>&1 || true
}

# sheet NAME FOLDER [OPTION...]: the charts of a folder, twelve to a sheet.
sheet() {
    montage -font /usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf -label '%t' "$2"/*.png "${@:3}" -resize 600x424 -tile 3x4 -geometry 600x424+8+8 -background '#e2e8f0' "$sheets/$1-%02d.png"
}

step "charts"
charts "$sheets/after" build/release/orgplan
if [[ -n $before ]]; then charts "$sheets/before" "$before"; fi

step "sheets"
sheet colour "$sheets/after"
sheet grey "$sheets/after" -colorspace Gray
if [[ -n $before ]]; then
    mkdir "$sheets/both"
    for chart in "$sheets"/after/*.png; do
        name=$(basename "$chart" .png)
        if [[ -f $sheets/before/$name.png ]] && ! cmp -s "$chart" "$sheets/before/$name.png"; then
            cp "$sheets/before/$name.png" "$sheets/both/$name-1-before.png"
            cp "$chart" "$sheets/both/$name-2-after.png"
        fi
    done
    if compgen -G "$sheets/both/*.png" >/dev/null; then sheet changed "$sheets/both"; else echo "no chart changed"; fi
fi
ls "$sheets"/*.png

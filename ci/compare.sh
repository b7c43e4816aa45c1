#!/usr/bin/env bash
# Says what a change does to SPEC since the revision SINCE: as a comment where COMMENT is `true`, and as a chart of both
# states, orgplan-chart.pdf, where CHART is.
#   compare.sh github|gitlab
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")

git config --global --add safe.directory "$PWD"
if [[ -z ${SPEC-} || -z ${SINCE-} ]]; then echo "compare.sh: SPEC or SINCE is not set" >&2; exit 2; fi
if ! git rev-parse --git-dir >/dev/null 2>&1; then
    echo "compare.sh: this is not a git repository, so nothing can be compared with $SINCE; install git before the checkout" >&2
    exit 2
fi
if ! git rev-parse --verify --quiet "$SINCE^{commit}" >/dev/null; then
    git fetch --quiet --depth 1 origin "$SINCE"
    SINCE=$(git rev-parse FETCH_HEAD)  # of a branch that is fetched so there is no other name
fi
comment=$(mktemp)
trap 'rm -f "$comment" "$comment.said"' EXIT
if ! orgplan diff "$SPEC" --since "$SINCE" --format markdown >"$comment" 2>"$comment.said"; then
    cat "$comment.said" >&2
    # The change that adds a spec has nothing to compare it with; of one with errors, the check says more.
    if grep -q 'is not there at' "$comment.said"; then exit 0; fi
    exit 1
fi
if [[ ${CHART-} == true ]]; then orgplan diff "$SPEC" --since "$SINCE" -o orgplan-chart.pdf --force; fi
if [[ ${COMMENT-} == true ]]; then "$here/comment.sh" "$1" "$comment"; fi

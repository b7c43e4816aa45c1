#!/usr/bin/env bash
# Checks SPEC, or all `inputs` of .orgplan.yaml, and writes what each service reads: annotations and orgplan.sarif in an
# action of GitHub, orgplan-junit.xml and orgplan-quality.json in a pipeline of GitLab, and a summary of the job. SINCE is
# a revision to compare with; of a shallow clone it is fetched. ARGUMENTS are more of `orgplan check`.
set -euo pipefail

# A container's user is not the one who checked the repository out.
git config --global --add safe.directory "$PWD"

arguments=()
if [[ -n ${SPEC-} ]]; then arguments+=("$SPEC"); fi
if [[ -n ${SINCE-} ]]; then
    if ! git rev-parse --git-dir >/dev/null 2>&1; then
        echo "check.sh: this is not a git repository, so nothing can be compared with $SINCE; install git before the checkout" >&2
        exit 2
    fi
    if ! git rev-parse --verify --quiet "$SINCE^{commit}" >/dev/null; then
        git fetch --quiet --depth 1 origin "$SINCE"
        SINCE=$(git rev-parse FETCH_HEAD)  # of a branch that is fetched so there is no other name
    fi
    arguments+=(--since "$SINCE")
fi
arguments+=(--format text)
if [[ ${GITHUB_ACTIONS-} == true ]]; then
    arguments+=(--format github --format sarif=orgplan.sarif)
    if [[ -n ${GITHUB_STEP_SUMMARY-} ]]; then arguments+=(--format "markdown=$GITHUB_STEP_SUMMARY"); fi
fi
if [[ ${GITLAB_CI-} == true ]]; then
    arguments+=(--format junit=orgplan-junit.xml --format gitlab=orgplan-quality.json)
fi
read -d '' -ra more <<<"${ARGUMENTS-}" || true  # on one line or on several
exec orgplan check "${arguments[@]}" "${more[@]}"

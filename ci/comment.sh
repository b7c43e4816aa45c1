#!/usr/bin/env bash
# Writes a Markdown file as a comment of a pull or merge request: once, and edits it from then on.
# SPEC is what the file speaks of.
#   comment.sh github FILE   by GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN and PULL_REQUEST, its number
#   comment.sh gitlab FILE   by CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID and GITLAB_TOKEN, which has the scope `api`
# Needs curl and jq.
set -euo pipefail

if (($# != 2)); then echo "comment.sh: say github or gitlab, and the file" >&2; exit 2; fi
service=$1 file=$2
mark="<!-- orgplan ${SPEC-} -->"  # by which the comment is found again; each spec has its own

needs() {
    local name
    for name in "$@"; do
        if [[ -z ${!name-} ]]; then echo "comment.sh: $name is not set, so nothing was written" >&2; exit 2; fi
    done
}
case $service in
    github)
        needs GITHUB_API_URL GITHUB_REPOSITORY GITHUB_TOKEN PULL_REQUEST
        comments=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments
        one=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/comments
        edit=PATCH most=65000
        headers=(-H "Authorization: Bearer $GITHUB_TOKEN" -H "Accept: application/vnd.github+json")
        ;;
    gitlab)
        needs CI_API_V4_URL CI_PROJECT_ID CI_MERGE_REQUEST_IID GITLAB_TOKEN
        comments=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
        one=$comments
        edit=PUT most=990000
        headers=(-H "PRIVATE-TOKEN: $GITLAB_TOKEN")
        ;;
    *) echo "comment.sh: no service '$service': say github or gitlab" >&2; exit 2 ;;
esac

call() { curl --silent --show-error --fail --retry 2 --max-time 60 "${headers[@]}" -H 'Content-Type: application/json' "$@"; }

# A service takes so many characters; the rest is in the log of the job.
body=$(jq -Rs --arg mark "$mark" --argjson most "$most" \
    '{body: ($mark + "\n" + (if length > $most then .[:$most] + "\n\n... and more: see the log of the job.\n" else . end))}' "$file")

id=
for ((page = 1; page <= 100; ++page)); do
    listed=$(call "$comments?per_page=100&page=$page")
    id=$(jq -r --arg mark "$mark" '[.[] | select(.body | startswith($mark)) | .id][0] // empty' <<<"$listed")
    if [[ -n $id || $(jq length <<<"$listed") -lt 100 ]]; then break; fi
done
if [[ -n $id ]]; then
    call -X "$edit" --data-binary @- <<<"$body" "$one/$id" >/dev/null
    echo "comment $id was edited"
else
    call -X POST --data-binary @- "$comments" <<<"$body" >/dev/null
    echo "a comment was written"
fi

# Sourced by the other scripts: they work from the root of the project, and print each step with the seconds passed.
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
SECONDS=0

step() {
    printf '\n[%4d s] %s\n' "$SECONDS" "$*"
}

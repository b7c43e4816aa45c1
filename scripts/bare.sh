#!/usr/bin/env bash
# Makes a bare Debian 12 in a folder of its own, with the package sources of this machine and nothing else of it, clones
# what is committed into it, and runs the two commands of README.md there: what install-deps.sh forgets is found missing.
#   scripts/bare.sh        both, and what each took
#   scripts/bare.sh --try  the first alone
#   scripts/bare.sh --package  runs the steps of ci/Containerfile with what scripts/package.sh made, and tries the program
# Needs root. What they print is kept in build/bare/.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/steps.sh"

commands=(try test)
case "${1-}" in
    "") ;;
    --try) commands=(try) ;;
    --package) commands=() ;;
    *) echo "bare.sh: no option '$1': say --try, --package or nothing" >&2; exit 2 ;;
esac
if ((EUID != 0)); then echo "bare.sh: run as root" >&2; exit 1; fi

release=bookworm
logs=build/bare
mkdir -p "$logs"
root=$(mktemp -d "${TMPDIR:-/tmp}/orgplan-bare.XXXXXX")
chmod 755 "$root"  # the user that apt fetches as has to get in
clean_up() {
    if mountpoint -q "$root/proc"; then umount -l "$root/proc"; fi
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# logged NAME COMMAND...: into a log of that name, of which the end is shown where the command fails.
logged() {
    local log=$logs/$1.log
    shift
    if "$@" </dev/null >"$log" 2>&1; then return; fi
    tail -n 30 "$log" >&2
    echo "bare.sh: failed; all it said is in $log" >&2
    exit 1
}

# inside COMMAND...: in the bare Debian, as root, with nothing of this machine's environment but the way out.
inside() {
    local variable way=()
    for variable in http_proxy https_proxy no_proxy; do
        if [[ -v $variable ]]; then way+=("$variable=${!variable}"); fi
    done
    chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "${way[@]}" "$@"
}

# contained FILE CONTEXT: the steps of a Containerfile, as far as ours has them, in the bare Debian instead of its image.
contained() {
    local instruction rest environment=() number=0
    while read -r instruction rest; do
        rest=$(env "${environment[@]}" sh -c 'eval "cat <<END
$1
END"' - "$rest")
        number=$((number + 1))
        case $instruction in
            FROM) [[ $rest == debian:12 ]] || { echo "bare.sh: $1 begins with $rest" >&2; exit 1; } ;;
            ARG) environment+=("$rest") ;;
            COPY) cp "$2"/${rest% *} "$root/${rest##* }" ;;
            RUN) logged "container-$number" inside sh -c "$rest" ;;
            WORKDIR) mkdir -p "$root/$rest" ;;
            ENTRYPOINT) logged entrypoint inside "$(sed 's/[]["]//g' <<<"$rest")" --version ;;
            *) echo "bare.sh: cannot run $instruction of $1" >&2; exit 1 ;;
        esac
    done < <(sed -e '/^#/d' -e ':a' -e '/\\$/N; s/\\\n//; ta' "$1")
}

step "packages"
scripts/install-deps.sh bare

step "a bare Debian 12"
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk -v release=$release '$1 == release { print $2; exit }')
if [[ -z $mirror ]]; then echo "bare.sh: the sources of apt know no $release" >&2; exit 1; fi
logged debootstrap debootstrap --variant=minbase $release "$root" "$mirror"
# The sources as they are: with their keys, what apt needs to know of them, and the way to them.
rm -rf "$root/etc/apt"
cp -a /etc/apt "$root/etc/apt"
cp -an /usr/share/keyrings/. "$root/usr/share/keyrings/"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
mount -t proc proc "$root/proc"

if ((${#commands[@]} == 0)); then
    step "the steps of ci/Containerfile"
    contained ci/Containerfile build/package
    cp -r examples "$root/spec/"
    # The first two commands of README.md, a chart by each renderer, and a revision of somebody else's repository.
    logged program inside sh -c 'cd /spec && orgplan --version && orgplan check examples/first.yaml &&
        orgplan draw examples/first.yaml -o first.pdf && orgplan draw examples/first.yaml -o first.png &&
        ls -l first.pdf first-*.png /usr/share/man/man1/orgplan.1* /usr/share/bash-completion/completions/orgplan \
            /usr/share/doc/orgplan/rules.md &&
        git init -q && git add -A && git -c user.name=n -c user.email=e commit -q -m first && chown -R 1234 . &&
        orgplan check examples/first.yaml --since HEAD'
    cat "$logs/program.log"
    exit 0
fi

step "the checkout"
git clone -q --no-hardlinks . "$root/root/orgplan"

for command in "${commands[@]}"; do
    step "scripts/$command.sh"
    began=$SECONDS
    logged "$command" inside "/root/orgplan/scripts/$command.sh"
    echo "scripts/$command.sh took $((SECONDS - began)) s"
    sed -n '/^seconds  */,$p' "$logs/$command.log"
done

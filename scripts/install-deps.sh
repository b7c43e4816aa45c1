#!/usr/bin/env bash
# Installs what orgplan needs on Debian 12, and nothing where it is there already: all that needs root.
#   scripts/install-deps.sh build        to build the program (the default)
#   scripts/install-deps.sh page         what of this only HTML pages need; without it they are left out
#   scripts/install-deps.sh build test   and its tests and the benchmark
#   scripts/install-deps.sh package      what scripts/package.sh makes a package with
#   scripts/install-deps.sh sheet        what scripts/contact-sheet.sh puts charts together with
#   scripts/install-deps.sh bare         what scripts/bare.sh makes a bare Debian with
set -euo pipefail

build=(
    g++                  # compiler, C++20
    cmake                # build, 3.25 or later for its workflows
    ninja-build          # runs the build
    pkg-config           # finds graphviz, pango, utf8proc and ICU
    ccache               # makes the second build short
    libboost-graph-dev   # the organisation as a graph
    libyaml-cpp-dev      # reads specs
    libgraphviz-dev      # renders charts
    graphviz             # the renderer's plugins and their configuration
    libpango1.0-dev      # measures text
    libcairo2-dev        # PDF of several pages
    fonts-liberation     # the font of the charts
    libutf8proc-dev      # width of characters, upper and lower case
    libicu-dev           # letters that look alike
    libcsv-dev           # reads CSV
    zlib1g-dev           # knows how large a report is when it is packed
    libcereal-dev        # keeps what schemas/ says in the program
    libcli11-dev         # command line
    libfmt-dev           # formats text
    libspdlog-dev        # log of the program
    nlohmann-json3-dev   # writes JSON
    libcpp-httplib-dev   # serves a page on this computer
    coinor-libcbc-dev    # solves integer programs: CBC
    coinor-libcgl-dev    # CBC's cuts
    coinor-libclp-dev    # CBC's linear programs
    coinor-libosi-dev    # what CBC reads a model from
    coinor-libcoinutils-dev  # matrices and messages of these
)
page=(
    esbuild              # bundles the HTML page
    node-typescript      # checks its types
    node-d3-zoom         # pans and zooms it
    node-d3-selection    # what that is made for
    clang                # compiles the layout to WebAssembly
    lld                  # links it, and the tests
    wasi-libc            # its C library
    libc++-14-dev-wasm32     # its C++ library
    libc++abi-14-dev-wasm32  # what that needs
    libclang-rt-14-dev-wasm32  # and what the compiler needs
)
test=(
    libgtest-dev         # tests
    libgmock-dev         # matchers of the tests
    libbenchmark-dev     # the benchmark
    libtomlplusplus-dev  # reads the teams of the Rust project
    python3-jsonschema   # holds the JSON Schema against the examples
    python3-yaml         # reads the examples for it
    libxml2-utils        # holds JUnit reports against their schema
    curl jq              # comment as an action of GitHub does
    zsh fish mandoc      # read the completions and the man page
    pre-commit           # runs the hook
    poppler-utils        # reads the PDFs back
    cmark-gfm            # reads Markdown back
    chromium             # opens HTML pages
    git                  # holds what `diff --since` reads
)
# npm may be there from elsewhere: it brings a second solver.
if ! command -v npm >/dev/null; then test+=(npm); fi
package=(
    dpkg-dev             # finds the libraries that the program needs
    file                 # sees which files are programs
)
sheet=(
    imagemagick          # puts charts on a sheet
)
bare=(
    debootstrap          # makes a Debian in a folder
    git                  # clones the checkout into it
)

groups=("$@")
if ((${#groups[@]} == 0)); then groups=(build); fi
wanted=()
for group in "${groups[@]}"; do
    case $group in
        build) wanted+=("${build[@]}" "${page[@]}") ;;
        page) wanted+=("${page[@]}") ;;
        test) wanted+=("${test[@]}") ;;
        package) wanted+=("${package[@]}") ;;
        sheet) wanted+=("${sheet[@]}") ;;
        bare) wanted+=("${bare[@]}") ;;
        *) echo "install-deps.sh: no group '$group': say build, page, test, package, sheet or bare" >&2; exit 2 ;;
    esac
done

# dpkg-query fails where it does not know one of the packages, which is an answer too.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
missing=()
for package in "${wanted[@]}"; do
    if ! grep -qxF "installed $package" <<<"$installed"; then missing+=("$package"); fi
done
if ((${#missing[@]} == 0)); then
    echo "all ${#wanted[@]} packages are installed (${groups[*]})"
    exit 0
fi

as_root=()
if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
        echo "install-deps.sh: run as root, or install sudo; missing: ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "installing ${#missing[@]} of ${#wanted[@]} packages: ${missing[*]}"

# apt can wait for another that holds dpkg's lock, but never for one that holds the lock of the lists of packages or of
# the archives: there it fails at once, and is run again.
patience=1800
said=$(mktemp)
trap 'rm -f "$said"' EXIT
apt() {
    until "${as_root[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive \
        apt-get -qqy -o Dpkg::Use-Pty=0 -o "DPkg::Lock::Timeout=$patience" "$@" 2>"$said"; do
        cat "$said" >&2
        if ! grep -qE '^E: (Could not get lock|Unable to acquire)' "$said" || ((SECONDS > patience)); then return 1; fi
        echo "another apt is at work: waiting for it"
        sleep 5
    done
    cat "$said" >&2
}
apt update
apt install --no-install-recommends "${missing[@]}"

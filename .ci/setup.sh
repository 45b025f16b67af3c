# What start and check share: which Debian packages are needed and why, and how a preset is built.
# Sourced by bash, from the root of the repository.

# One line a package: its name, then what it is for.
build_packages=(
  "g++                 the compiler"
  "cmake               describes the build"
  "ninja-build         runs the build"
  "ccache              keeps what was compiled, so that a second build is short"
  "mold                links fast"
  "libexpected-dev     tl::expected: results that are either a value or an error"
  "librandom123-dev    Philox: random numbers that can be replayed"
  "libboost-dev        Boost headers, for the graph library"
  "libboost-graph-dev  Boost.Graph: routes and call graphs"
  "nlohmann-json3-dev  reads and writes JSON"
  "libspdlog-dev       the program's log"
  "libsqlite3-dev      SQLite: run files and progress"
  "libcli11-dev        the command line's options"
  "libgtest-dev        GoogleTest: the tests are configured along with the rest"
  "libgmock-dev        GoogleMock: matchers for the tests"
  "librapidcheck-dev   RapidCheck: tests of properties"
)
app_packages=(
  "qt6-base-dev        Qt: the window and all in it"
  "libqt6opengl6-dev   asked for by Qt Charts"
  "libgl1-mesa-dev     OpenGL, asked for by Qt"
  "qt6-charts-dev      Qt Charts: curves of latency, success and cost"
  "qt6-svg-dev         Qt SVG: sharp icons"
  "qt6-tools-dev       Qt's translation tools, as CMake sees them"
  "qt6-tools-dev-tools collects the texts to translate"
  "qt6-l10n-tools      compiles the Polish translation"
  "fonts-inter         the app's typeface"
)
check_packages=(
  "clang-16            a second compiler must reach the same results"
  "libclang-rt-16-dev  its sanitizers"
  "clang-format        checks the layout of the sources"
)

fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

# install_missing LINE... installs by apt those packages that are not there yet.
install_missing() {
  command -v dpkg-query > /dev/null || {
    echo "This is no Debian system; building with what is installed."
    return
  }
  local installed line missing=()
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2> /dev/null) || true
  for line in "$@"; do
    grep -qxF "${line%% *} installed" <<< "$installed" || missing+=("$line")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  echo "Installing what is missing:"
  printf '  %s\n' "${missing[@]}"
  local names=("${missing[@]%% *}") as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo > /dev/null && { [ -t 0 ] || sudo -n true 2> /dev/null; }; then
      as_root=(sudo)
    else
      fail "neither root nor sudo here. Please let an administrator run:
  apt-get install --no-install-recommends ${names[*]}"
    fi
  fi
  mkdir -p build
  local log=build/apt.log
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
             apt-get -y -q -o DPkg::Lock::Timeout=300)
  "${apt[@]}" update > $log 2>&1 || echo "The list of packages could not be refreshed; going on."
  "${apt[@]}" install --no-install-recommends "${names[@]}" >> $log 2>&1 || {
    tail -n 20 $log >&2
    fail "apt could not install the packages above; all that it said is in $log."
  }
}

# build PRESET [TARGET...] configures once and builds; quiet when the output is not a terminal.
build() {
  local preset=$1
  shift
  local log=build/$preset.log
  mkdir -p build
  if [ ! -f "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" > "$log" 2>&1 || {
      tail -n 30 "$log" >&2
      fail "the build could not be prepared; all that CMake said is in $log."
    }
  fi
  if [ -t 1 ]; then
    ninja -C "build/$preset" -k 0 "$@" || fail "the build failed."
  else
    ninja -C "build/$preset" -k 0 "$@" > "$log" 2>&1 || {
      awk '/^\[|^ninja:/ { show = 0 } /^FAILED/ { show = 1 } show && ++lines <= 100' "$log" >&2
      fail "the build failed; all that the compiler said is in $log."
    }
  fi
}

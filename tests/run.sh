#!/usr/bin/env bash
# Runs every test of Credence, on a fresh machine too: installs what the headless window needs where it can (Debian),
# names what is missing elsewhere. Usage: bash tests/run.sh
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$1"; }
stop() { printf '\nStopped: %s\n' "$1" >&2; exit 1; }

# --- the tools -------------------------------------------------------------------------------------------------------

say "Tools"
needed=1.95
command -v cargo >/dev/null || stop "cargo is missing. Install Rust $needed or newer from https://rustup.rs"
have=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n%s\n' "$needed" "$have" | sort -V | head -n 1)" = "$needed" ] ||
    stop "rustc is $have, Credence needs $needed or newer. Run: rustup update"
cargo fmt --version >/dev/null 2>&1 || stop "rustfmt is missing. Run: rustup component add rustfmt"
cargo clippy --version >/dev/null 2>&1 || stop "clippy is missing. Run: rustup component add clippy"
echo "rustc $have"

# The window's tests need a display without a screen, software OpenGL, and keys.
declare -A packages=([Xvfb]=xvfb [xdotool]=xdotool)
missing=()
for program in "${!packages[@]}"; do command -v "$program" >/dev/null || missing+=("${packages[$program]}"); done
libraries=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p)
library() { grep -qF "$1" <<<"$libraries" || missing+=("$2"); }
library libEGL.so.1 libegl1
library libGL.so.1 libgl1
library libxkbcommon-x11.so.0 libxkbcommon-x11-0
library libXcursor.so.1 libxcursor1
library libXi.so.6 libxi6
library libXrandr.so.2 libxrandr2
compgen -G '/usr/lib/*/dri/swrast_dri.so' >/dev/null || compgen -G '/usr/lib/*/libgallium*.so' >/dev/null ||
    missing+=(libgl1-mesa-dri)
if [ ${#missing[@]} -gt 0 ]; then
    if [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then
        as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
        echo "installing ${missing[*]}"
        "${as_root[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null
    else
        stop "install these first (names as in Debian): ${missing[*]}"
    fi
fi

# --- a place of our own ----------------------------------------------------------------------------------------------

cargo_home=${CARGO_HOME:-$HOME/.cargo}
rustup_home=${RUSTUP_HOME:-$HOME/.rustup}
place=$(mktemp -d)
display_pid=
cleanup() {
    [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true
    rm -rf "$place"
}
trap cleanup EXIT
export CARGO_HOME=$cargo_home RUSTUP_HOME=$rustup_home
export HOME=$place/home XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data XDG_STATE_HOME=$place/state
export XDG_CACHE_HOME=$place/cache XDG_RUNTIME_DIR=$place/run
mkdir -p "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"

# --- the tests -------------------------------------------------------------------------------------------------------

say "Format"
cargo fmt --check || stop "run cargo fmt"

say "Lints"
cargo clippy --all-targets --locked -- -D warnings || stop "clippy found something"

say "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --locked --quiet || stop "the documentation has faults"

say "Tests of the library, the window without a screen, and the command line"
cargo test --locked || stop "a test failed"

say "A display"
exec 3>"$place/display"
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp >"$place/xvfb.log" 2>&1 3>&3 &
display_pid=$!
for _ in $(seq 100); do [ -s "$place/display" ] && break; sleep 0.1; done
[ -s "$place/display" ] || stop "Xvfb did not start: $(tail -n 3 "$place/xvfb.log")"
DISPLAY=:$(cat "$place/display")
export DISPLAY LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
echo "display $DISPLAY"

say "The real window, driven from outside"
# The inspection feature rebuilds egui: it has a target folder of its own.
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/inspection cargo test --locked --features inspection --test window -- --test-threads=1 ||
    stop "a test of the real window failed"

say "The built program starts"
program=${CARGO_TARGET_DIR:-target}/debug/credence
cargo build --locked --quiet
"$program" sample -o "$place/sample.credence.ron"
"$program" check "$place/sample.credence.ron"
"$program" "$place/sample.credence.ron" 2>"$place/start.log" &
started=$!
for _ in $(seq 150); do
    xdotool search --onlyvisible --name Credence >/dev/null 2>&1 && break
    kill -0 "$started" 2>/dev/null || stop "it ended at once: $(cat "$place/start.log")"
    sleep 0.1
done
xdotool search --onlyvisible --name Credence >/dev/null || stop "no window appeared within 15 seconds"
kill "$started"; wait "$started" 2>/dev/null || true
if env -u DISPLAY -u WAYLAND_DISPLAY "$program" 2>"$place/headless.log"; then stop "it should have failed without a display"; fi
grep -q "credence sample" "$place/headless.log" || stop "without a display it does not name the commands"

say "All tests passed"

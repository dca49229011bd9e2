#!/usr/bin/env bash
# Counts the instructions of the engine's hottest work, which a noisy machine does not change. Needs valgrind.
# A whole weighing of 1,000 claims with 10,000 bearings, its busiest source's slider, and 100 draws of it.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "valgrind is missing (Debian: apt install valgrind)" >&2; exit 1; }
bench=$(cargo bench --locked --bench weigh --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" "$1:$2" 2>&1 |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}
for what in weigh slider draws; do
  echo "$what: $((($(count "$what" 11) - $(count "$what" 1)) / 10)) instructions"
done

#!/bin/sh
# The buffer pool as it is, under AddressSanitizer, under valgrind (which can follow V8 only without its compiler), and fuzzed.
set -e
cd "$(dirname "$0")/.."
node scripts/build-addon.mjs --soak
node --expose-gc scripts/soak.mjs build/test/privcmd-test.node 1000000
# Leaks of node itself are none of ours: growth is measured instead, which what the sanitizer keeps of the freed must not hide.
LD_PRELOAD=$(cc -print-file-name=libasan.so) ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=8 \
  node --expose-gc scripts/soak.mjs build/test/privcmd-asan.node 500000
if command -v valgrind >/dev/null; then
  valgrind --quiet --error-exitcode=9 --suppressions=scripts/valgrind.supp node --jitless scripts/soak.mjs build/test/privcmd-malloc.node 5000
else
  echo "skipped: valgrind is not installed"
fi
sh scripts/fuzz-native.sh 20000

#!/bin/sh
# The buffer pool under libFuzzer and AddressSanitizer, from its corpus of earlier runs on: fuzz-native.sh [INPUTS]
set -e
cd "$(dirname "$0")/.."
if [ -n "${LIBVIRT_TS_NO_LIBFUZZER:-}" ] || ! command -v clang++ >/dev/null; then
  echo "skipped: the pool is not fuzzed: ${LIBVIRT_TS_NO_LIBFUZZER:-no clang++ (Debian: clang, libclang-rt-14-dev)}"
  exit
fi
mkdir -p build/test build/corpus
clang++ -std=c++17 -O1 -g -Wall -Wextra -Werror -fno-exceptions -fno-omit-frame-pointer -fsanitize=fuzzer,address,undefined \
  -fno-sanitize-recover=undefined -DPRIVCMD_TEST -DPRIVCMD_TEST_MALLOC -o build/test/privcmd-fuzz native/privcmd_fuzz.cc
build/test/privcmd-fuzz -runs="${1:-20000}" -max_len=1024 -rss_limit_mb=1024 -artifact_prefix=build/ -print_final_stats=1 build/corpus

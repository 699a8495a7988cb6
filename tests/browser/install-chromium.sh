#!/bin/sh
# Installs Debian's Chromium for the tests in this folder, where root and apt-get allow it. It never fails: without a
# browser these tests are skipped, and say so.
set -u

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "browser tests: $(command -v "$name") is there"
        exit 0
    fi
done
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "browser tests: no Chromium, and none can be installed here (it needs root and apt-get); they will be skipped" >&2
    exit 0
fi
echo "browser tests: installing chromium"
export DEBIAN_FRONTEND=noninteractive
if ! timeout 300 sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium' >/dev/null 2>&1; then
    echo "browser tests: chromium could not be installed; they will be skipped" >&2
fi
exit 0

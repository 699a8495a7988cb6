#!/bin/sh
# Install PostgreSQL and PostGIS for the tests of the ledger, where that is possible; say what was done, never fail.
say() { printf '\n*** %s ***\n\n' "$1" >&2; }

if ls /usr/lib/postgresql/*/bin/initdb /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    say "PostgreSQL with PostGIS is not here and apt-get neither: the ledger IS NOT TESTED against PostgreSQL"
    exit 0
fi
if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        say "PostgreSQL with PostGIS is not here, and only root can install it: the ledger IS NOT TESTED against PostgreSQL"
        exit 0
    fi
    root="sudo -n"
fi
export DEBIAN_FRONTEND=noninteractive
$root apt-get install -y -qq --no-install-recommends postgresql postgresql-postgis >&2 ||
    { $root apt-get update -qq >&2 &&
        $root apt-get install -y -qq --no-install-recommends postgresql postgresql-postgis >&2; } ||
    say "PostgreSQL with PostGIS could not be installed: the ledger IS NOT TESTED against PostgreSQL"
if ls /usr/lib/postgresql/*/bin/initdb /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
    say "PostgreSQL with PostGIS was installed for the tests of the ledger"
fi
exit 0

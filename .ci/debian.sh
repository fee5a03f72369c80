# Debian's packages for CI, to be sourced. A failure is never taken for an answer: locks of others are waited for, mirrors
# are asked again, and only what the registry itself does not know is missing.

declare -A missing=() # peer → why
declare -a peers=()
lists=incomplete # of what the registry has: `complete` when every source has answered

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
    apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@"
}

# Runs a command that uses apt until it succeeds: while another program holds a lock for up to 15 minutes (apt waits for
# dpkg's lock only), else three times. Status 3, which is an answer, ends it at once.
patiently() {
  local tries=3 said status until=$((SECONDS + 900))
  said=$(mktemp)
  while true; do
    status=0
    "$@" 2>"$said" || status=$?
    if [ $status = 0 ]; then break; fi
    if grep -qE 'Could not get lock|Unable to (lock|acquire)' "$said" && [ $SECONDS -lt $until ]; then
      sleep 2
      continue
    fi
    cat "$said" >&2
    tries=$((tries - 1))
    if [ $status = 3 ] || [ $tries = 0 ]; then break; fi
    sleep $((10 * (3 - tries)))
  done
  rm -f "$said"
  return $status
}

# Asks every source what it has. Where one fails for good, the others' packages can still be installed.
update_lists() {
  if patiently apt_get update -o APT::Update::Error-Mode=any; then
    lists=complete
  else
    lists=incomplete
    patiently apt_get update
  fi
}

# A peer that cannot be had: its tests skip, where they would otherwise fail.
without() { # PEER REASON
  echo "$1 is missing: $2"
  missing[$1]=$2
  export "LIBVIRT_TS_NO_$1=$2"
}

# The same, for a package that the registry does not know; fails when the registry has not answered whole.
without_package() { # PEER PACKAGES
  if [ $lists != complete ]; then
    echo "$1 needs $2, of which apt knows nothing; but not every source has answered" >&2
    return 1
  fi
  without "$1" "Debian has no $2"
}

# Installs what the peers of tables need.
install_peers() { # FILE…
  local line peer name absent told
  local -a wanted=()
  local -A installed=() known=()
  update_lists
  while read -r line; do
    case $line in
      *:) name=${line%:} ;;
      "Installed: (none)" | "Candidate: (none)") ;;
      Installed:*) installed[$name]=1 known[$name]=1 ;;
      Candidate:*) known[$name]=1 ;;
    esac
  done < <(sed 's/#.*//; s/^[A-Z]*://' "$@" | xargs env LC_ALL=C apt-cache policy)

  while IFS=: read -r peer line; do
    peers+=("$peer")
    told=LIBVIRT_TS_NO_$peer
    if [ -n "${!told:-}" ]; then
      without "$peer" "${!told}"
      continue
    fi
    absent=
    for name in $line; do
      if [ -z "${known[$name]:-}" ]; then absent+=" $name"; fi
    done
    if [ -n "$absent" ]; then
      without_package "$peer" "${absent# }"
      continue
    fi
    for name in $line; do
      if [ -z "${installed[$name]:-}" ]; then wanted+=("$name") installed[$name]=1; fi
    done
  done < <(sed -n 's/#.*//; /^[A-Z]/p' "$@")

  if [ ${#wanted[@]} = 0 ]; then return; fi
  echo "installing ${wanted[*]}"
  start_no_services
  patiently apt_get install -y --no-install-recommends "${wanted[@]}" >/dev/null
  start_services_again
}

# Packages with a service in them would start it; tests start their own.
policy=/usr/sbin/policy-rc.d
start_no_services() {
  if [ -e $policy ]; then return; fi
  trap start_services_again EXIT
  printf '#!/bin/sh\n# Made by libvirt-ts for the time of an installation.\nexit 101\n' | as_root tee $policy >/dev/null
  as_root chmod 755 $policy
}
start_services_again() {
  if grep -qs '^# Made by libvirt-ts' $policy; then as_root rm -f $policy; fi
}

# Runs a script of the testkit that unpacks Debian's packages for a peer.
unpack_for() { # PEER SCRIPT…
  local status=0 told=LIBVIRT_TS_NO_$1
  if [ -n "${!told:-}" ]; then return; fi
  patiently node "${@:2}" || status=$?
  if [ $status = 3 ]; then # somebody else's update may have been under way
    update_lists
    status=0
    patiently node "${@:2}" || status=$?
  fi
  case $status in
    0) ;;
    3) without_package "$1" "package of those that $(basename "$2") unpacks" ;;
    *) return $status ;;
  esac
}

report_peers() {
  local peer
  for peer in "${peers[@]}"; do
    if [ -n "${missing[$peer]:-}" ]; then echo "$peer missing: ${missing[$peer]}"; else echo "$peer used"; fi
  done
}

#!/bin/sh
# usage: oxenstored-unmodified.sh DIR OXENSTORED
#
# Runs an unmodified oxenstored without Xen, in the foreground, listening on DIR/socket: in a mount namespace of its
# own where /dev/xen/privcmd is /dev/null, started from a dump that hands it its listening socket. Needs a user that
# may unshare, and perl. Domains cannot be introduced.
set -eu
dir=$(realpath "$1")
export dir oxenstored="$2"
mkdir -p "$dir/dev/xen" "$dir/run"
ulimit -Hn > "$dir/nr_open"
[ "$(id -u)" = 0 ] && user= || user=--map-root-user
exec unshare $user --mount --propagation private sh -euc '
  # oxenstored asks for nr_open open files, which may be more than we are allowed.
  mount --bind "$dir/nr_open" /proc/sys/fs/nr_open
  mount -t tmpfs tmpfs "$dir/dev"
  for node in null zero urandom; do
    touch "$dir/dev/$node"
    mount --bind "/dev/$node" "$dir/dev/$node"
  done
  mkdir "$dir/dev/xen"
  ln -s ../null "$dir/dev/xen/privcmd"
  mount --rbind "$dir/dev" /dev
  mount -t tmpfs tmpfs /run
  mkdir -p /run/xenstored /run/xen
  cat > /run/oxenstored.conf <<END
pid-file = $dir/oxenstored.pid
xenstored-log-file = $dir/oxenstored.log
END
  exec perl -e '\''
    use Socket;
    $^F = 1000; # descriptors up to this one survive exec
    socket(my $socket, PF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
    unlink "$ENV{dir}/socket";
    bind($socket, sockaddr_un("$ENV{dir}/socket")) or die "bind: $!";
    listen($socket, 128) or die "listen: $!";
    pipe(my $events, my $unused) or die "pipe: $!";
    open(my $dump, ">", "/run/xenstored/db") or die "dump: $!";
    print $dump "\$xenstored-dump-format\n";
    print $dump "global,", fileno($socket), "\n", "evtchn-dev,", fileno($events), ",1\n";
    print $dump join(",", "store", unpack("H*", "/local"), unpack("H*", "n0"), ""), "\n";
    close $dump;
    exec $ENV{oxenstored}, qw(--no-fork --restart --disable-socket --no-domain-init --no-access-log),
      "--config-file", "/run/oxenstored.conf" or die "exec: $!";
  '\''
'

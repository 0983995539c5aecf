#!/bin/sh
# banxin                  opens the desk
# banxin Name.banxin      opens a paper in it
# banxin export …         runs a command in this terminal, without a window; banxin --help lists them
here=$(dirname -- "$(readlink -f -- "$0")")
program=$here/../@program@
case ${1-} in
  --help | -h) ;;
  '' | *[![:lower:]]*) exec "$program" "$@" ;;
esac
# A command has no window and no second process. Chromium's sandbox would have nothing to keep in, and refuses root;
# its own messages are none of the command's.
[ "$(id -u)" -ne 0 ] || set -- --no-sandbox "$@"
exec "$program" --log-level=3 "$@"

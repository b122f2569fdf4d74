#!/bin/sh
# Keeps $data_revision of nginx.conf at the app's data revision, so that what the cache has of an older one is found no
# more. In nginx's own image it is started from /docker-entrypoint.d; elsewhere beside nginx:
#   follow-revision.sh http://127.0.0.1:3000/api/ready /var/cache/nginx/revision.conf
# Every FOLLOW_SECONDS (1) it asks for the revision, and where that is another one it writes the file and has nginx
# read it. A revision that can't be had changes nothing: what is kept is then as old as the app's last answer.
# A process may learn of a revision a second after another, and what it says meanwhile is kept under the new one's name;
# so the name is another once more after three rounds without a change.
set -eu
ready=${1:-http://app:3000/api/ready}
file=${2:-/var/cache/nginx/revision.conf}

write() {
  printf 'map "" $data_revision {\n  default "%s";\n}\n' "$1" > "$file.new"
  mv "$file.new" "$file"
}

tell() {
  write "$1"
  ${NGINX_RELOAD:-nginx -s reload} 2> /dev/null || true
}

follow() {
  known=0
  rounds=0
  while sleep "${FOLLOW_SECONDS:-1}"; do
    revision=$(curl --silent --fail --max-time 2 "$ready" | sed -n 's/.*"revision":\([0-9][0-9]*\).*/\1/p' || true)
    rounds=$((rounds + 1))
    if [ -n "$revision" ] && [ "$revision" != "$known" ]; then
      tell "$revision"
      known=$revision
      rounds=0
    elif [ "$rounds" = 3 ] && [ "$known" != 0 ]; then
      tell "$known settled"
    fi
  done
}

[ -e "$file" ] || write 0
follow &

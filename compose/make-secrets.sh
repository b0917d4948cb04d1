#!/bin/bash
# Makes what the containers prove themselves with, once, each into a volume that only its owner mounts.
set -euo pipefail
umask 077

keep() { # file, owner, content
  printf %s "$3" >"$1.new" && chown "$2" "$1.new" && chmod 400 "$1.new" && mv "$1.new" "$1"
}

chmod 755 /secrets/*
for service in registry reporting; do
  known=/secrets/kafka/$service
  [ -s "$known" ] || keep "$known" 0 "$(od -An -v -tx1 -N20 /dev/urandom | tr -d ' \n')"
  keep "/secrets/$service/cnnt.kafka-password" 10001 "$(cat "$known")" # whom the services run as
done
if [ -d /secrets/mongodb ]; then # mounted by compose/mongodb-users.yml
  for user in root registry reporting; do
    known=/secrets/mongodb/$user
    [ -s "$known" ] || keep "$known" 999 "$(od -An -v -tx1 -N20 /dev/urandom | tr -d ' \n')" # mongodb, in its image
    [ "$user" = root ] || keep "/secrets/$user/cnnt.mongodb-password" 10001 "$(cat "$known")"
  done
fi
for key in master-key equality-key; do
  known=/secrets/personal/$key
  [ -s "$known" ] || keep "$known" 10001 "$(head -c 32 /dev/urandom | base64 -w 0)"
done
echo "secrets are there"

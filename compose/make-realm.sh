#!/bin/bash
# Makes the accounts' passwords and the services' secrets once, and the realm with them. Accounts and passwords are
# read from accounts.json in the identity-secrets volume.
set -euo pipefail
umask 077

accounts=/secrets/identity/accounts
clients=/secrets/identity/clients
word() { od -An -v -tx1 -N10 /dev/urandom | tr -d ' \n'; }

known() { # file, name: the word kept under the name, made where there is none
  touch "$1"
  grep -q "^$2 " "$1" || echo "$2 $(word)" >>"$1"
  sed -n "s/^$2 //p" "$1"
}

realm=$(cat /realm.json)
for name in officer-vn-20 officer-vn-42 lists-vn-42 approver-vn-20 officer approver auditor operator operator-2 records; do
  mark=${name^^}
  password=$(known "$accounts" "$name")
  realm=${realm//@PASSWORD_${mark//-/_}@/$password}
done
for service in registry reporting; do
  secret=$(known "$clients" "$service-service")
  realm=${realm//@SECRET_${service^^}_SERVICE@/$secret}
  file=/secrets/$service/spring.security.oauth2.client.registration.cnnt.client-secret
  printf %s "$secret" >"$file" && chown 10001 "$file" && chmod 400 "$file"
done
file=/secrets/reporting/spring.security.oauth2.client.registration.registry.client-secret
printf %s "$secret" >"$file" && chown 10001 "$file" && chmod 400 "$file"

realm=${realm//@REGISTRY_PORT@/$REGISTRY_PORT}
realm=${realm//@REPORTING_PORT@/$REPORTING_PORT}
printf %s "$realm" >/secrets/realm/cnnt.json
known "$clients" keycloak-admin | tr -d '\n' >/secrets/realm/admin
chown 1000 /secrets/realm/* && chmod 400 /secrets/realm/*
chmod 755 /secrets/realm
echo "the realm is there"

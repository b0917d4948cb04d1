#!/bin/bash
# Who may do what in Kafka: the registry writes the log, reporting reads it and writes its discards. From inside the
# broker's own network, where alone its unauthenticated listener is.
set -euo pipefail
cd /opt/kafka/bin
broker=(--bootstrap-server localhost:9092)

for service in registry reporting; do
  ./kafka-configs.sh "${broker[@]}" --alter --entity-type users --entity-name "$service-service" \
    --add-config "SCRAM-SHA-512=[iterations=8192,password=$(cat "/secrets/$service")]" >/dev/null
done

allow() { ./kafka-acls.sh "${broker[@]}" --add "$@" >/dev/null; }
allow --allow-principal User:registry-service --topic cnnt.registry.events \
  --operation Create --operation Write --operation Describe --operation DescribeConfigs
allow --allow-principal User:reporting-service --topic cnnt.registry.events \
  --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow --allow-principal User:reporting-service --group reporting- --resource-pattern-type prefixed \
  --operation Read
echo "users and rights are set"

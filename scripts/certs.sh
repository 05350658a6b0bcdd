#!/bin/sh
# Makes tls/tls.crt and tls/tls.key for local.imti.cloud: self-signed, for tests on a cluster of your own.
set -eu
cd "$(dirname "$0")/.."
if [ -e tls/tls.key ]; then
  echo "tls/tls.key is there already; remove the directory tls to have new ones" >&2
  exit 1
fi
umask 077
mkdir -p tls
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 \
  -subj /CN=local.imti.cloud -addext subjectAltName=DNS:local.imti.cloud \
  -keyout tls/tls.key -out tls/tls.crt 2>/dev/null
echo "made tls/tls.crt and tls/tls.key for local.imti.cloud, good for 365 days"

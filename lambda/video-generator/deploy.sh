#!/usr/bin/env bash
# Builds and deploys bucket, function, layer and alarms (template.yaml). Run again at will: only what differs is changed.
# Needs the AWS CLI with credentials, and in the environment:
#   ARTIFACT_BUCKET      an existing bucket for the packages
#   DEEPGRAM_API_KEY     the speech service's key
#   RECORDING_ORIGINS    where recordings may be fetched from, with commas: https://host,https://other
# and, if wanted: AWS_REGION (us-east-1), S3_BUCKET (doc-clips), LAMBDA_VIDEO_FUNCTION (doc-video-generator), ALARM_EMAIL,
# MOST_AT_ONCE (as many clips at once as the account lets run).
# What is not there is looked for in ENV_FILE, when that names a file of NAME=value lines; its AWS keys, which are the app's, are not.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -n "${ENV_FILE:-}" ]; then
  for name in DEEPGRAM_API_KEY RECORDING_ORIGINS AWS_REGION S3_BUCKET LAMBDA_VIDEO_FUNCTION; do
    [ -n "${!name:-}" ] || declare "$name=$(sed -n "s/^$name=//p" "$ENV_FILE" | tail -n 1)"
  done
fi
: "${ARTIFACT_BUCKET:?}" "${DEEPGRAM_API_KEY:?}" "${RECORDING_ORIGINS:?}"

FUNCTION="${LAMBDA_VIDEO_FUNCTION:-doc-video-generator}"
PACKAGED="$(mktemp)"
trap 'rm -f "$PACKAGED"' EXIT

npm run --silent build:lambda
lambda/video-generator/build-layer.sh
aws cloudformation package \
  --region "${AWS_REGION:-us-east-1}" \
  --template-file lambda/video-generator/template.yaml \
  --s3-bucket "$ARTIFACT_BUCKET" --s3-prefix "$FUNCTION" \
  --output-template-file "$PACKAGED" >/dev/null
aws cloudformation deploy \
  --region "${AWS_REGION:-us-east-1}" \
  --stack-name "$FUNCTION" \
  --template-file "$PACKAGED" \
  --capabilities CAPABILITY_IAM \
  --no-fail-on-empty-changeset \
  --parameter-overrides \
    "FunctionName=$FUNCTION" \
    "BucketName=${S3_BUCKET:-doc-clips}" \
    "DeepgramApiKey=$DEEPGRAM_API_KEY" \
    "RecordingOrigins=$RECORDING_ORIGINS" \
    "AlarmEmail=${ALARM_EMAIL:-}" \
    "MostAtOnce=${MOST_AT_ONCE:-0}"

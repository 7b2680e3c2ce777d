#!/usr/bin/env bash
# Builds the FFmpeg layer from its npm package (static, GPL version 3: the source offer travels with it).
# Usage: lambda/video-generator/build-layer.sh [folder]
set -euo pipefail
cd "$(dirname "$0")/../.."

PACKAGE="@ffmpeg-installer/linux-x64@4.1.0"
LAYER="${1:-dist/lambda/ffmpeg-layer}"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

npm pack "$PACKAGE" --silent --pack-destination "$WORK" >/dev/null
tar -xzf "$WORK"/*.tgz -C "$WORK"
rm -rf "$LAYER"
mkdir -p "$LAYER/bin"
install -m 755 "$WORK/package/ffmpeg" "$LAYER/bin/ffmpeg"
cp "$WORK/package/README.md" "$LAYER/FFMPEG-README.md"
echo "$LAYER/bin/ffmpeg: $(du -m "$LAYER/bin/ffmpeg" | cut -f1) MB"

#!/bin/bash
# Makes the README's pictures in a real window: gui/screenshots.sh [FOLDER]. Needs xvfb where there
# is no display.
set -euo pipefail
cd "$(dirname "$0")/.."
app=build/release/bin/drydock-app
folder=${1:-gui/pictures}
[ -x "$app" ] || { echo "Build first: ./start" >&2; exit 1; }
mkdir -p "$folder"

picture() {
  local file=$1
  shift
  if [ -n "${DISPLAY:-}" ]; then
    "$app" --language en --theme light --size 1440x900 --screenshot "$folder/$file" "$@"
  else
    xvfb-run -a -s "-screen 0 1440x900x24" \
      "$app" --language en --theme light --size 1440x900 --screenshot "$folder/$file" "$@"
  fi
  echo "$folder/$file"
}

picture zone-loss.png --scenario zone-loss --at 16m --select zone/b
picture dashboards.png --scenario zone-loss --at 50m --page dashboards
picture load.png --scenario zone-loss --at 9m --page load
picture lesson.png --lesson L0.1

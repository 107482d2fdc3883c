#!/bin/sh
# Makes docs/images/page.png anew: the page of the demonstration articles, as Chromium shows it.
#
#     tools/screenshot.sh [CHROMIUM]
set -eu

chromium=${1:-chromium}
passing=$(mktemp -d)
trap 'rm -rf "$passing"' EXIT

demo=src/dragoman/data/demo
.venv/bin/dragoman read "$demo"/*.txt --html "$passing/page.html" >/dev/null
"$chromium" --headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --hide-scrollbars \
    --user-data-dir="$passing/profile" --window-size=1360,1300 --screenshot=docs/images/page.png "file://$passing/page.html" 2>/dev/null
echo "docs/images/page.png"

import csv
from pathlib import Path

rows = list(csv.DictReader(Path("menu.csv").open()))
items = "".join(f"<li>{row['name']}: {row['price']}</li>" for row in rows)
out = Path("/out")
out.mkdir()
(out / "index.html").write_text(f"<ul>{items}</ul>\n")
print(f"wrote {len(rows)} items")

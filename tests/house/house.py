"""Holds every #include of graph/ and planner/ against rooms.txt, and every .cpp file against the lists of CMake.

house.py ROOT: prints FILE:LINE and what is wrong there; exits with 1 where anything is.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
TABLE = "tests/house/rooms.txt"
INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')
wrong = []


def read_table():
    """Of each section its entries (left, right) with the line they stand in."""
    sections, entries = {}, None
    for number, line in enumerate((ROOT / TABLE).read_text().splitlines(), 1):
        continued = line.startswith(" ")
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), {})
        elif line:
            if not continued:
                names, _, line = line.partition(":")
            for left in names.split():
                entries.setdefault((left, None), number)
                entries.update({(left, right): number for right in line.split()})
    return sections


TABLES = read_table()
ROOMS = [left for left, right in TABLES["rooms"] if right is None]
unused = {(name, entry): line for name, entries in TABLES.items() for entry, line in entries.items() if entry[1]}


def allowed(section, left, right):
    unused.pop((section, (left, right)), None)
    return (left, right) in TABLES[section]


def room_of(path):
    return max((room for room in ROOMS if path.startswith(room + "/")), key=len, default=None)


def check_include(path, place, quoted, header):
    room = room_of(path)
    if room is None:
        wrong.append(f"{place}: its folder is no room of {TABLE}")
    elif quoted:
        other = room_of(header)
        if other is None:
            wrong.append(f'{place}: "{header}" is in no room: includes of ours are written from the root of the project')
        elif other != room and not allowed("rooms", room, other):
            wrong.append(f"{place}: {room} may not include {other} ({header})")
    elif "/" in header or "." in header:
        library = header.partition("/")[0]
        if path.endswith(".h") and allowed("doors", path, library):
            allowed("libraries", library, room)
        elif not (allowed("libraries", library, path) or allowed("libraries", library, room)):
            wrong.append(f"{place}: {room} may not include <{header}>")
        elif path.endswith(".h") and library != "fmt":
            wrong.append(f"{place}: <{header}> belongs into a .cpp file")


def check_order():
    for (room, other), line in TABLES["rooms"].items():
        if other and (other not in ROOMS or ROOMS.index(other) >= ROOMS.index(room)):
            wrong.append(f"{TABLE}:{line}: {other} does not stand above {room}")


def check_built(path):
    folder = path.parent
    while not (folder / "CMakeLists.txt").exists():
        folder = folder.parent
    name = path.relative_to(folder).as_posix()
    if not re.search(rf"(?<![\w/.-]){re.escape(name)}(?![\w.])", (folder / "CMakeLists.txt").read_text()):
        wrong.append(f"{path.relative_to(ROOT)}:1: {folder.relative_to(ROOT)}/CMakeLists.txt does not build it")


check_order()
for top in ("graph", "planner", "tests"):
    for file in sorted((ROOT / top).rglob("*")):
        if file.suffix == ".cpp":
            check_built(file)
        if file.suffix not in (".cpp", ".h") or top == "tests":
            continue
        path = file.relative_to(ROOT).as_posix()
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if found := INCLUDE.match(line):
                check_include(path, f"{path}:{number}", found[1] == '"', found[2])
for (section, (left, right)), line in unused.items():
    wrong.append(f"{TABLE}:{line}: nothing needs {left}: {right} any more, strike it out ([{section}])")

print("\n".join(wrong) or "every include is where it may be")
sys.exit(1 if wrong else 0)

#!/usr/bin/env python3
"""How full the pages of a chart are: draws ten shapes of organisation, and any spec that is named, and prints pages, type
and ink of each. Ink is the share of a page that cards cover; type is the smallest text on a card, in points.

    scripts/pages.py PROGRAM [PROGRAM ...] [--spec FILE ...] [--page a4]

With several programs, as of two builds, each shape has a line for each of them."""

import argparse
import pathlib
import re
import subprocess
import tempfile

ROLES = ["backend-developer", "qa-engineer", "data-analyst", "recruiter", "copywriter"]


class Shape:
    """A spec that is written seat by seat."""

    def __init__(self):
        self.seats = 0
        self.lines = ["orgplan: 1", "company: {name: Plover}", "positions:"]

    def seat(self, manager=None, title=None):
        number = self.seats
        self.seats += 1
        role = f"title: {title}" if title else f"role: {ROLES[number % len(ROLES)]}"
        line = "none" if manager is None else f"s{manager}"
        self.lines.append(f"  - {{id: s{number}, {role}, holder: Person Number {number}, reports_to: {line}}}")
        return number

    def reports(self, manager, count):
        return [self.seat(manager) for _ in range(count)]


def star_of_100(shape):
    shape.reports(shape.seat(), 100)


def hundred_beside_few(shape):
    top = shape.seat()
    shape.reports(shape.seat(top), 100)
    for _ in range(9):
        for manager in shape.reports(shape.seat(top), 2):
            shape.reports(manager, 3)


def managers_39_of_10(shape):
    top = shape.seat()
    for manager in shape.reports(top, 39):
        shape.reports(manager, 10)


def chain_of_16(shape):
    seat = shape.seat()
    for _ in range(15):
        seat = shape.seat(seat)


def small_teams(shape):
    """Sixty projects of three people, in ten areas."""
    top = shape.seat()
    for area in shape.reports(top, 10):
        for lead in shape.reports(area, 6):
            shape.reports(lead, 2)


def tops(shape):
    """Seven boards without a common head."""
    for _ in range(7):
        shape.reports(shape.seat(title="Chair"), 45)


def span_8(shape):
    shape.seat()
    for number in range(87):
        shape.reports(number, 8)


def span_2(shape):
    shape.seat()
    for number in range(250):
        shape.reports(number, 2)


def lopsided(shape):
    """Each manager has four people and another manager."""
    seat = shape.seat()
    for _ in range(40):
        shape.reports(seat, 4)
        seat = shape.seat(seat)


def one_large_area(shape):
    """Four hundred people below one of five directors."""
    top = shape.seat()
    for number, director in enumerate(shape.reports(top, 5)):
        for manager in shape.reports(director, 40 if number == 2 else 2):
            shape.reports(manager, 9)


SHAPES = [star_of_100, hundred_beside_few, managers_39_of_10, chain_of_16, small_teams, tops, span_8, span_2, lopsided,
          one_large_area]


def measure(svg):
    """The ink and the smallest type of a page."""
    text = svg.read_text(encoding="utf-8")
    width, height = (float(x) for x in re.search(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"', text).groups())
    scale = float(re.search(r'transform="scale\(([\d.]+)', text).group(1))
    ink, type_ = 0.0, 1000.0
    parts = re.split(r'<g id="[^"]*" class="(node|edge|node frame)">', text)[1:]
    for kind, node in zip(parts[::2], parts[1::2]):
        if kind != "node":
            continue  # a line between cards, or what is beside them
        shapes = re.findall(r'<(?:path|polygon)[^>]* (?:d|points)="([^"]*)"', node)
        numbers = [[float(x) for x in re.findall(r"-?[\d.]+", each)] for each in shapes]
        areas = [(max(n[0::2]) - min(n[0::2])) * (max(n[1::2]) - min(n[1::2])) for n in numbers if len(n) > 3]
        if not areas:
            continue
        ink += max(areas) * scale * scale / (width * height)
        for size in re.findall(r'font-size="([\d.]+)"', node):
            type_ = min(type_, float(size) * scale)
    return ink, type_


def draw(program, spec, page):
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "draw", str(spec), "-o", "chart.svg", "--page", page, "--today", "2027-01-15"]
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        files = sorted(pathlib.Path(folder).glob("chart*.svg"),
                       key=lambda file: [int(n) for n in re.findall(r"\d+", file.stem)] or [0])
        return [measure(file) for file in files]


def report(name, build, pages):
    inks = [ink for ink, _ in pages]
    if not pages:
        print(f"{name:22} {build:8} nothing drawn")
        return
    before_last = inks[:-1] or inks
    low = sum(ink < 0.35 for ink in before_last)
    print(f"{name:22} {build:8} {len(pages):5} {min(t for _, t in pages):6.1f} {sum(inks) / len(inks):6.0%} "
          f"{min(before_last):6.0%} {low:6}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="+", metavar="PROGRAM")
    parser.add_argument("--spec", nargs="*", default=[], metavar="FILE")
    parser.add_argument("--page", default="a4")
    options = parser.parse_args()
    print(f"{'shape':22} {'program':8} pages   type    ink  least  under 35 %, of all pages but the last")
    with tempfile.TemporaryDirectory() as folder:
        specs = []
        for make in SHAPES:
            shape = Shape()
            make(shape)
            specs.append(pathlib.Path(folder, make.__name__ + ".yaml"))
            specs[-1].write_text("\n".join(shape.lines) + "\n", encoding="utf-8")
        specs += [pathlib.Path(spec).resolve() for spec in options.spec]
        for spec in specs:
            for number, program in enumerate(options.programs):
                program = str(pathlib.Path(program).resolve())
                report(spec.stem, f"#{number + 1}", draw(program, spec, options.page))


if __name__ == "__main__":
    main()

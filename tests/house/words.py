"""Holds what a user reads against the words that docs/terms.md lists as dropped.

words.py ROOT: prints FILE:LINE, the word and what to write instead; exits with 1 where there is any.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
TERMS = "docs/terms.md"
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Words of others, and of what is quoted rather than said.
QUOTED = re.compile(r'quote: "[^"]*"|quote: .*|"[^"]*"')

# Of the dropped words, what is a key of the language: where a spec gives it, and where code looks for it.
KEYS = re.compile(r'(?<![\w`-])stands:|"stands"')


def dropped():
    """Of each dropped word a pattern and what to write instead."""
    table = (ROOT / TERMS).read_text().partition("## Words that were dropped")[2]
    for row in re.findall(r"^\| (.+) \| (.+) \|$", table, re.M)[2:]:
        for word in row[0].split(", "):
            # After a thing in backticks only: `x` is no date.
            start = r"(?<=`) " if word.startswith("is no") else r"(?<![\w`-])"
            yield word, re.compile(start + re.escape(word) + r"(?![\w`-])", re.I), row[1]


WORDS = list(dropped())


def texts(path):
    """The lines of a file with a user's text in them; of C++ its comments and literals."""
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        line = KEYS.sub("", line)
        if path.suffix in (".cpp", ".h"):
            if line.lstrip().startswith("#"):
                continue
            code, _, comment = line.partition("//")
            yield number, " ".join(LITERAL.findall(line) if not comment else LITERAL.findall(code) + [comment])
        elif path.suffix == ".yaml" and "schemas" in path.parts:
            yield number, QUOTED.sub("", line) if "quote:" in line else line
        else:
            yield number, line


def files():
    for pattern in ("README.md", "docs/*.md", "examples/**/*", "schemas/**/*.yaml", "planner/**/*", "graph/**/*",
                    "tests/golden/cases/*.out", "scripts/*"):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix in (".md", ".yaml", ".out", ".cpp", ".h", ".sh", ".txt"):
                yield path


wrong = []
for path in files():
    name = path.relative_to(ROOT).as_posix()
    if name == TERMS:
        continue
    for number, line in texts(path):
        for word, pattern, instead in WORDS:
            if pattern.search(line):
                wrong.append(f"{name}:{number}: `{word}`: write {instead}")
print("\n".join(wrong) or "no dropped word is left")
sys.exit(1 if wrong else 0)

#!/usr/bin/env python3
"""Verifies an exported record against a signed checkpoint, without any of the program's code.

    verify_ledger.py ENTRIES CHECKPOINT KEY

ENTRIES     one JSON object a line: {"seq": 0, "leaf": "<base64>"}, in order, from 0
CHECKPOINT  a signed note (c2sp.org/signed-note, c2sp.org/tlog-checkpoint)
KEY         the log's verifier key, name+id+base64

Prints "ok SIZE ROOT" and exits 0, or the first problem and exits 1. Entries that came after the
checkpoint are not looked at: nobody has signed for them yet. Needs Python 3 and nothing
else: trees are RFC 6962's, signatures are checked as RFC 8032, 5.1.7 and 6 describe."""

import json
import sys
from base64 import b64decode
from hashlib import sha256, sha512


class Problem(Exception):
    pass


def decode(text):
    try:
        return b64decode(text, validate=True)
    except ValueError:
        raise Problem(f"not base64: {text[:40]!r}") from None


# Ed25519, RFC 8032. Slow, but it needs one check only. Points are (X, Y, Z, T), x = X/Z, y = Y/Z.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = add(q, p)
        p, s = add(p, p), s >> 1
    return q


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        raise Problem("not a point of the curve")
    x = x if x & 1 == sign else P - x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(key, text, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    r, s = point(signature[:32]), int.from_bytes(signature[32:], "little")
    h = int.from_bytes(sha512(signature[:32] + key + text).digest(), "little") % ORDER
    left, right = multiply(s, BASE), add(r, multiply(h, point(key)))
    same = (left[i] * right[2] % P == right[i] * left[2] % P for i in (0, 1))
    return s < ORDER and all(same)


def open_checkpoint(note, verifier_key):
    """The size and root that the key's owner signed."""
    name, key_id, key = (verifier_key.split("+", 2) + ["", ""])[:3]
    key = decode(key)
    if key[:1] != b"\1" or sha256(name.encode() + b"\n" + key).hexdigest()[:8] != key_id:
        raise Problem("the verifier key is not right")
    text, divider, signatures = note.rpartition("\n\n")
    text += "\n"
    line_start = f"— {name} "
    signed = [decode(line[len(line_start):]) for line in signatures.split("\n")
              if divider and line.startswith(line_start)]
    signed = [signature[4:] for signature in signed if signature[:4].hex() == key_id]
    if not signed:
        raise Problem(f"the checkpoint is not signed with this key of {name}")
    if not all(signature_holds(key[1:], text.encode(), signature) for signature in signed):
        raise Problem("the signature does not belong to the checkpoint")
    origin, size, root = (text.split("\n") + ["", ""])[:3]
    if origin != name or not (size.isascii() and size.isdigit()):
        raise Problem("the note is not a checkpoint of this log")
    return int(size), decode(root)


def read_entries(lines, size):
    """The leaf hashes of the entries that the checkpoint counts."""
    hashes = []
    for line in lines:
        if len(hashes) == size:
            break
        try:
            entry = json.loads(line)
            seq, leaf = entry["seq"], entry["leaf"]
        except (ValueError, KeyError, TypeError):
            raise Problem(f"line {len(hashes) + 1} is not an entry") from None
        if seq != len(hashes):
            raise Problem(f"entry {len(hashes)} is missing: entry {seq} stands in its place")
        hashes.append(sha256(b"\0" + decode(leaf)).digest())
    if len(hashes) < size:
        raise Problem(f"the record has {len(hashes)} entries, the checkpoint counts {size}")
    return hashes


def tree_root(row):
    """Joins neighbours, row by row. One without a neighbour moves up, which gives RFC 6962's tree."""
    if not row:
        return sha256(b"").digest()
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2])
        alone = row[len(row) // 2 * 2:]
        row = [sha256(b"\1" + left + right).digest() for left, right in pairs] + alone
    return row[0]


def main(entries, checkpoint, verifier_key):
    with open(checkpoint, encoding="utf-8", newline="") as file:
        size, signed_root = open_checkpoint(file.read(), verifier_key)
    with open(entries, encoding="utf-8") as lines:
        root = tree_root(read_entries(lines, size))
    if root != signed_root:
        raise Problem(f"the first {size} entries have the root {root.hex()}, "
                      f"the checkpoint says {signed_root.hex()}")
    print("ok", size, root.hex())


if __name__ == "__main__":
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    try:
        main(*sys.argv[1:])
    except (Problem, OSError, UnicodeDecodeError) as problem:
        print(problem)
        sys.exit(1)

#!/usr/bin/env python3
"""Writes vectors.txt: every root, inclusion proof and consistency proof over the eight leaves of
the Certificate Transparency reference implementation, by the definitions of RFC 6962, section 2.1.

    python3 crates/tlog/tests/vectors.py > crates/tlog/tests/vectors.txt

The script shares nothing with the crate. It first checks itself against values that the reference
implementation (google/certificate-transparency, merkletree tests; today transparency-dev/merkle,
testonly/constants.go) publishes."""

from hashlib import sha256

LEAVES = [
    bytes.fromhex(leaf)
    for leaf in [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
]


def root(d):
    """MTH(D[n])"""
    if not d:
        return sha256(b"").digest()
    if len(d) == 1:
        return sha256(b"\0" + d[0]).digest()
    k = split(len(d))
    return sha256(b"\1" + root(d[:k]) + root(d[k:])).digest()


def split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def path(m, d):
    """PATH(m, D[n])"""
    if len(d) == 1:
        return []
    k = split(len(d))
    return path(m, d[:k]) + [root(d[k:])] if m < k else path(m - k, d[k:]) + [root(d[:k])]


def subproof(m, d, whole):
    """SUBPROOF(m, D[n], b)"""
    if m == len(d):
        return [] if whole else [root(d)]
    k = split(len(d))
    if m <= k:
        return subproof(m, d[:k], whole) + [root(d[k:])]
    return subproof(m - k, d[k:], False) + [root(d[:k])]


PUBLISHED_ROOTS = """
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
""".split()

PUBLISHED_PROOFS = [
    (path(0, LEAVES), """
        96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7
        5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
        6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"""),
    (path(5, LEAVES), """
        bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
        ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0
        d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"""),
    (path(2, LEAVES[:3]), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    (subproof(6, LEAVES, True), """
        0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a
        ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0
        d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"""),
    (subproof(2, LEAVES[:5], True), """
        5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
        bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"""),
]


def show(*fields):
    print(*(field.hex() if isinstance(field, bytes) else field for field in fields))


assert [root(LEAVES[:n]).hex() for n in range(9)] == PUBLISHED_ROOTS
for proof, published in PUBLISHED_PROOFS:
    assert [node.hex() for node in proof] == published.split()

for n in range(9):
    show("root", n, root(LEAVES[:n]))
for n in range(1, 9):
    for m in range(n):
        show("inclusion", m, n, *path(m, LEAVES[:n]))
for n in range(1, 9):
    for m in range(1, n + 1):
        show("consistency", m, n, *subproof(m, LEAVES[:n], True))

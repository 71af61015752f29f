"""pyHanko, which shares no code with this project, judges signatures and makes some.

judge ROOT FILE...   one line for each signature
sign                 signs plain.pdf in several ways, with signer.pem and stamp.pem; prints the names
Exit code 77: pyHanko is not installed.
"""

import datetime
import logging
import sys

try:
    import pyhanko  # noqa: F401
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(77)

from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)
NOW = datetime.datetime(2026, 11, 26, 2, 0, tzinfo=datetime.timezone.utc)


def blocks(name):
    with open(name, "rb") as file:
        return [der for _, _, der in pem.unarmor(file.read(), multiple=True)]


def judge(root, files):
    root = x509.Certificate.load(blocks(root)[0])
    for name in files:
        with open(name, "rb") as file:
            reader = PdfFileReader(file)
            for signature in reader.embedded_signatures:
                context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=NOW)
                status = validate_pdf_signature(signature, context)
                print(
                    name,
                    signature.field_name,
                    f"ok={status.bottom_line}",
                    f"intact={status.intact}",
                    f"trusted={status.trusted}",
                    status.coverage.name,
                )


def identity(name):
    cert, above, key = blocks(name)
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(above))
    return x509.Certificate.load(cert), keys.PrivateKeyInfo.load(key), store


def sign():
    cert, key, store = identity("signer.pem")
    plain = signers.SimpleSigner(cert, key, store)
    pss = signers.SimpleSigner(cert, key, store, prefer_pss=True)
    stamp_cert, stamp_key, stamp_store = identity("stamp.pem")
    stamper = timestamps.DummyTimeStamper(
        stamp_cert, stamp_key, certs_to_embed=stamp_store, fixed_dt=NOW
    )
    pades = {"subfilter": fields.SigSeedSubFilter.PADES}
    ways = {
        "plain-cades.pdf": (plain, pades, None, None),
        "plain-pkcs7.pdf": (plain, {}, None, None),
        "plain-sha512.pdf": (plain, {**pades, "md_algorithm": "sha512"}, None, None),
        "plain-pss.pdf": (pss, pades, None, None),
        "plain-visible.pdf": (plain, pades, None, (100, 100, 300, 160)),
        "stamped.pdf": (plain, pades, stamper, None),
    }
    for name, (signer, how, stamps, box) in ways.items():
        with open("plain.pdf", "rb") as source, open(name, "wb") as target:
            writer = IncrementalPdfFileWriter(source)
            how = {"md_algorithm": "sha256", **how}
            meta = signers.PdfSignatureMetadata(field_name="Ky", **how)
            spec = fields.SigFieldSpec("Ky", box=box) if box else None
            signers.PdfSigner(meta, signer, timestamper=stamps, new_field_spec=spec).sign_pdf(
                writer, output=target
            )
        print(name)
    with open("stamped.pdf", "rb") as source, open("stamped-document.pdf", "wb") as target:
        writer = IncrementalPdfFileWriter(source)
        signers.PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256", output=target)
    print("stamped-document.pdf")


if sys.argv[1] == "judge":
    judge(sys.argv[2], sys.argv[3:])
else:
    sign()

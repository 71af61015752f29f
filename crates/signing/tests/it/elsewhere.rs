//! Signatures that are made elsewhere.

use crate::office::{Office, app, somebody};
use pades::Fields;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair},
};
use testpki::Identity;

/// What a token does with the bytes that it is given: a CMS over them.
fn token(by: &Identity, content: &[u8]) -> Vec<u8> {
    let digest = ring::digest::digest(&ring::digest::SHA256, content);
    let digest = hex::encode(digest.as_ref());
    let prepared = pades::Prepared { bytes: vec![], digest, gap_from: 0, gap_to: 0 };
    let attributes = pades::attributes(&prepared, &by.cert).unwrap();
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &by.key, &random).unwrap();
    let signature = key.sign(&random, &attributes).unwrap();
    let certs = [by.cert.clone(), by.middle.clone()];
    pades::assemble(&attributes, signature.as_ref(), &certs).unwrap()
}

/// What another program does with a whole file.
fn program(by: &Identity, source: &[u8]) -> Vec<u8> {
    let fields = Fields::default();
    let prepared = pades::prepare(source, &fields).unwrap();
    let content = prepared.signed_parts().unwrap().concat();
    pades::embed(&prepared, &token(by, &content)).unwrap()
}

#[tokio::test]
async fn a_token_signs_what_was_prepared() {
    let app = app();
    let office = Office::new(&app).await;
    office.trust().await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let list = format!("/documents/{version}/signatures");
    let form = [("prepare_over", ""), ("prepare_reason", "Ký bằng token (minh họa)")];
    let made = office.anh.post(&format!("{list}/preparations"), &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let id = made.id();
    let page = office.anh.get(&list).await.text;
    assert!(page.contains("Tệp chờ chữ ký") && page.contains("SHA-256 cần ký"), "{page}");
    let part = |name: &'static str| format!("/signing-preparations/{id}/{name}");
    let content = office.anh.get(&part("content")).await.bytes;
    let prepared = office.anh.get(&part("prepared")).await.bytes;
    assert!(prepared.len() > content.len() && prepared.starts_with(b"%PDF-"));
    assert_eq!(office.anh.get(&part("source")).await.bytes, office.print(version).await);
    assert_eq!(office.anh.get(&part("khac")).await.status, 404);

    let cms = part("cms");
    let good = token(&somebody(), &content);
    for (file, said) in [
        (&b"xin chao"[..], "không phải chữ ký CMS"),
        (&[], "Tệp này rỗng."),
        (&token(&somebody(), &prepared), "Chữ ký này ký trên nội dung khác."),
        (&good[..good.len() - 1], "không phải chữ ký CMS"),
    ] {
        let answer = office.anh.upload(&cms, &[], ("cms", "chu-ky.p7s", file)).await;
        assert_eq!(answer.status, 422, "{said}: {}", answer.text);
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    let done = office.anh.upload(&cms, &[], ("cms", "chu-ky.p7s", &good)).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = office.anh.follow(done).await.text;
    assert!(page.contains("Đã ghép chữ ký vào tệp"), "{page}");
    assert!(page.contains("Chữ ký hợp lệ") && page.contains("Đúng bản đã lập để ký"), "{page}");
    assert!(!office.anh.get(&list).await.text.contains("Tệp chờ chữ ký, lập lúc"));
    let twice = office.anh.upload(&cms, &[], ("cms", "chu-ky.p7s", &good)).await;
    assert_eq!(twice.status, 409, "{}", twice.text);
}

#[tokio::test]
async fn a_file_signed_elsewhere_is_kept_with_its_verdict() {
    let app = app();
    let office = Office::new(&app).await;
    office.trust().await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let list = format!("/documents/{version}/signatures");
    let print = office.print(version).await;
    let by = somebody();

    // Nobody asked us for this print for signing: it is not known, and told so.
    let signed = program(&by, &print);
    let done = office.send(version, "ký.pdf", &signed).await;
    let page = office.thu.follow(done).await.text;
    assert!(page.contains("Chữ ký hợp lệ"), "{page}");
    assert!(page.contains("Không biết có đúng bản đã ban hành hay không"), "{page}");
    let twice = office.send(version, "ký.pdf", &signed).await;
    assert_eq!(twice.status, 409, "{}", twice.text);
    assert!(twice.text.contains("Tệp này đã có trong danh sách"), "{}", twice.text);

    let form = [("prepare_over", ""), ("prepare_reason", "")];
    let made = office.anh.post(&format!("{list}/preparations"), &form).await;
    let source = format!("/signing-preparations/{}/source", made.id());
    let source = office.anh.get(&source).await.bytes;
    let page = office.thu.follow(office.send(version, "a.pdf", &program(&by, &source)).await).await;
    assert!(page.text.contains("Đúng bản đã lập để ký"), "{}", page.text);

    // Bytes behind the signature: a clear answer, and what came is kept as it came.
    let appended = [signed.as_slice(), b"% them mot dong\n"].concat();
    let done = office.send(version, "nối thêm.pdf", &appended).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let copy = done.id();
    let page = office.thu.follow(done).await.text;
    assert!(page.contains("Chữ ký không hợp lệ"), "{page}");
    assert!(page.contains("bị nối thêm 16 byte mà không chữ ký nào bao trùm"), "{page}");
    assert!(page.contains("nối thêm.pdf"), "{page}");
    assert_eq!(office.file(copy).await, appended, "nothing is lost");

    let mut flipped = signed.clone();
    flipped[print.len() / 2] ^= 4;
    let done = office.send(version, "sai.pdf", &flipped).await;
    // A flipped byte may also break the file so that it is no PDF file any more.
    if done.status == 303 {
        let page = office.thu.follow(done).await.text;
        assert!(page.contains("Chữ ký không hợp lệ"), "{page}");
    } else {
        assert_eq!(done.status, 422, "{}", done.text);
    }
}

#[tokio::test]
async fn what_is_no_signed_pdf_is_refused_with_the_mend() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let print = office.print(version).await;
    for (bytes, said) in [
        (&print[..], "chưa có chữ ký số nào. Hãy ký trước rồi gửi lên."),
        (b"PK\x03\x04", "không phải PDF hoặc đã hỏng"),
        (b"", "Tệp này rỗng."),
    ] {
        let answer = office.send(version, "a.pdf", bytes).await;
        assert_eq!(answer.status, 422, "{said}: {}", answer.text);
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    let large = vec![b' '; pades::MAX_FILE + 128 * 1024];
    let answer = office.send(version, "a.pdf", &large).await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    assert!(answer.text.contains("Tệp lớn hơn 20 MB."), "{}", answer.text);
    // Names from outside are shown, never obeyed.
    let signed = program(&somebody(), &print);
    let done = office.send(version, "<b>../../x</b>.pdf", &signed).await;
    let page = office.thu.follow(done).await.text;
    assert!(page.contains("&#60;b&#62;../../x&#60;/b&#62;.pdf"), "{page}");
}

use axum::http::HeaderMap;
use std::net::{IpAddr, SocketAddr};

/// Who calls. Behind a proxy of this machine, whoever the proxy says called it: the last address,
/// because the ones before it are the caller's own words.
pub(super) fn caller(headers: &HeaderMap, from: SocketAddr, behind_proxy: bool) -> SocketAddr {
    if !behind_proxy || !from.ip().is_loopback() {
        return from;
    }
    let said = headers.get_all("x-forwarded-for").iter().next_back();
    let said = said.and_then(|said| said.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    said.map_or(from, |ip: IpAddr| SocketAddr::new(ip, from.port()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_proxy_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "10.0.0.1, 203.0.113.9".parse().unwrap());
        for (from, behind_proxy, who) in [
            ("127.0.0.1:9", true, "203.0.113.9:9"),
            ("127.0.0.1:9", false, "127.0.0.1:9"),
            ("198.51.100.7:9", true, "198.51.100.7:9"),
        ] {
            let who: SocketAddr = who.parse().unwrap();
            assert_eq!(caller(&headers, from.parse().unwrap(), behind_proxy), who, "{from}");
        }
    }
}

//! The spoken preview: espeak-ng reads the script, where it is installed. It is a preview for ears,
//! not what is aired.

use platform::AppError;
use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// How long it may take.
const DEADLINE: Duration = Duration::from_secs(20);

/// Bytes of sound, at most: some ten minutes.
const MOST: usize = 30 * 1024 * 1024;

/// Where espeak-ng is, if it is installed.
pub(crate) fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&path).map(|folder| folder.join("espeak-ng"));
    places.find(|place| place.is_file())
}

/// The script as sound (WAV), read at so many syllables a minute.
pub(crate) fn spoken(
    program: &std::path::Path,
    script: &str,
    words_per_minute: i64,
) -> Result<Vec<u8>, AppError> {
    let failed = |e: std::io::Error| AppError::Failed(format!("espeak-ng: {e}"));
    let mut child = Command::new(program)
        .args(["-v", "vi", "-s", &words_per_minute.to_string(), "--stdout", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let (mut to, from) = (child.stdin.take(), child.stdout.take());
    let text = script.to_owned();
    thread::spawn(move || {
        if let Some(pipe) = &mut to {
            // A program that ended early closes the pipe; what it said shows it.
            drop(pipe.write_all(text.as_bytes()));
        }
    });
    let (done, answer) = mpsc::channel();
    thread::spawn(move || {
        let mut sound = Vec::new();
        let read = from.map(|pipe| {
            let most = u64::try_from(MOST).unwrap_or(u64::MAX);
            std::io::Read::read_to_end(&mut std::io::Read::take(pipe, most), &mut sound)
        });
        drop(done.send(read.transpose().map(|_| sound)));
    });
    let answer = answer.recv_timeout(DEADLINE);
    drop(child.kill());
    child.wait().map_err(failed)?;
    let sound = answer.map_err(|_| AppError::Failed("espeak-ng: no answer".to_owned()))?;
    let sound = sound.map_err(failed)?;
    if sound.starts_with(b"RIFF") {
        return Ok(sound);
    }
    Err(AppError::Failed("espeak-ng: no sound".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::spoken;
    use std::os::unix::fs::PermissionsExt as _;

    fn program(name: &str, text: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("bulletin-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("espeak-ng");
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn what_is_spoken_is_sound_or_an_error() {
        let good = program("good", "#!/bin/sh\nprintf RIFF; cat; echo \" $4\"\n");
        let sound = spoken(&good, "Kính thưa", 160).unwrap();
        assert_eq!(String::from_utf8(sound).unwrap(), "RIFFKính thưa 160\n");
        let bad = program("bad", "#!/bin/sh\necho no voice >&2; exit 1\n");
        assert!(spoken(&bad, "Kính thưa", 160).is_err());
        assert!(spoken(std::path::Path::new("/no/such"), "x", 160).is_err());
        for folder in [good, bad] {
            std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
        }
    }
}

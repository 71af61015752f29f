//! `.doc` through LibreOffice, in a profile of its own that may run no macro and follow no link.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{ErrorKind, IntakeError};
use crate::tools;

/// Settings of the throw-away profile.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// Whether LibreOffice is there.
pub(crate) fn is_installed() -> bool {
    find_program().is_ok()
}

/// The bytes of this `.doc` as a `.docx`.
pub(crate) fn to_docx(bytes: &[u8], limit: Duration) -> Result<Vec<u8>, IntakeError> {
    let program = find_program()?;
    let folder = tempfile::tempdir().map_err(|e| failed(&e.to_string()))?;
    let profile = folder.path().join("profile");
    let source = folder.path().join("source.doc");
    fs::create_dir_all(profile.join("user")).map_err(|e| failed(&e.to_string()))?;
    fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS)
        .map_err(|e| failed(&e.to_string()))?;
    fs::write(&source, bytes).map_err(|e| failed(&e.to_string()))?;
    run(&program, folder.path(), &profile, &source, limit)?;
    fs::read(folder.path().join("source.docx")).map_err(|_| failed("LibreOffice wrote no document"))
}

fn run(
    program: &Path,
    folder: &Path,
    profile: &Path,
    source: &Path,
    limit: Duration,
) -> Result<(), IntakeError> {
    let mut command = tools::command(program, folder);
    command
        .env("SAL_USE_VCLPLUGIN", "svp")
        .args(["--headless", "--norestore", "--nolockcheck", "--nodefault"])
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(folder)
        .arg(source);
    if tools::run(command, limit)? {
        Ok(())
    } else {
        Err(failed("LibreOffice said that it failed"))
    }
}

fn find_program() -> Result<PathBuf, IntakeError> {
    tools::find(&["soffice", "libreoffice"]).ok_or_else(|| {
        IntakeError::new(
            ErrorKind::OfficeMissing,
            "LibreOffice is not installed: it is needed to read .doc files. Install it \
                 (apt install libreoffice-writer-nogui) or save the file as .docx",
        )
    })
}

fn failed(why: &str) -> IntakeError {
    IntakeError::new(ErrorKind::OfficeFailed, format!("the .doc file was not converted: {why}"))
}

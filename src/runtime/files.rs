//! Files that a session writes for the reader: saved articles, settings.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// Writes a new file into `folder`; a number is added where the name is taken.
pub fn save(folder: &Path, name: &str, content: &str) -> anyhow::Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "md"));
    for number in 1..1_000 {
        let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{number}.{ending}") };
        let path = folder.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(content.as_bytes())
                    .and_then(|()| file.sync_all())
                    .with_context(|| format!("{} could not be written", path.display()))?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("{} could not be written", path.display())),
        }
    }
    bail!("{} holds a thousand files called {stem}; tidy it up first", folder.display())
}

/// Sets one setting in the configuration file, leaving all else in it as the reader wrote it.
pub fn set(file: &Path, key: &str, value: &str) -> anyhow::Result<()> {
    let before = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("{} could not be read", file.display())),
    };
    let after = with_setting(&before, key, value);
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    // A new file put in place of the old one: a crash leaves the one or the other, never half.
    let fresh = file.with_extension("toml.new");
    let write = || {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut to = options.open(&fresh)?;
        to.write_all(after.as_bytes())?;
        to.sync_all()?;
        fs::rename(&fresh, file)
    };
    write().with_context(|| format!("{} could not be written", file.display()))
}

/// The text of a configuration with a top-level setting changed, or put before the first table.
fn with_setting(text: &str, key: &str, value: &str) -> String {
    let is_table = |line: &str| line.trim_start().starts_with('[');
    let is_it = |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let lines: Vec<&str> = text.lines().collect();
    let end = lines.iter().position(|line| is_table(line)).unwrap_or(lines.len());
    let new = format!("{key} = {value}");
    let at = lines[..end].iter().position(|line| is_it(line));
    let mut out: Vec<&str> = lines.clone();
    match at {
        Some(at) => out[at] = &new,
        None => out.insert(lines[..end].iter().rposition(|line| !line.trim().is_empty()).map_or(0, |at| at + 1), &new),
    }
    out.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let first = save(folder.path(), "Harbour reopens.md", "one").unwrap();
        let second = save(folder.path(), "Harbour reopens.md", "two").unwrap();
        assert_ne!(first, second);
        assert_eq!(fs::read_to_string(first).unwrap(), "one");
    }

    #[test]
    fn a_setting_is_changed_in_its_place_and_nothing_else() {
        let text = "# mine\ntheme = \"a\" # old\nmouse = false\n\n[keys]\ntheme = [\"t\"]\n";
        let after = with_setting(text, "theme", "\"b\"");
        assert_eq!(after, "# mine\ntheme = \"b\"\nmouse = false\n\n[keys]\ntheme = [\"t\"]\n");
        let after = with_setting("# mine\n\n[keys]\n", "text-width", "80");
        assert_eq!(after, "# mine\ntext-width = 80\n\n[keys]\n");
        assert_eq!(with_setting("", "text-width", "80"), "text-width = 80\n");
    }
}

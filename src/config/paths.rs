//! Where the reader's files are, on each system.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The files and folders of newsdesk. None of them needs to exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    pub config_file: PathBuf,
    /// The reader's own themes, `NAME.toml`.
    pub themes_folder: PathBuf,
    /// The reader's own rules for single sites.
    pub sites_file: PathBuf,
    pub data_folder: PathBuf,
    pub library_file: PathBuf,
    /// Articles that the reader saved as files.
    pub saved_folder: PathBuf,
    /// Pictures of articles, which can be fetched again.
    pub pictures_folder: PathBuf,
}

impl Paths {
    /// The places that the system has for an application's files; none where it names no home.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "newsdesk")?;
        let pictures_folder = folders.cache_dir().join("pictures");
        Some(Self { pictures_folder, ..Self::within(folders.config_dir(), folders.data_dir()) })
    }

    /// The same files within given folders.
    #[must_use]
    pub fn within(config: &Path, data: &Path) -> Self {
        Self {
            config_file: config.join("config.toml"),
            themes_folder: config.join("themes"),
            sites_file: config.join("sites.toml"),
            data_folder: data.to_path_buf(),
            library_file: data.join("library.db"),
            saved_folder: data.join("saved"),
            pictures_folder: data.join("pictures"),
        }
    }

    /// The file of one of the reader's own themes; none for a name that would lead out of the folder.
    #[must_use]
    pub fn theme_file(&self, name: &str) -> Option<PathBuf> {
        let plain = !name.is_empty()
            && name.len() <= 64
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' '))
            && !name.starts_with('.');
        plain.then(|| self.themes_folder.join(format!("{name}.toml")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_name_cannot_lead_out_of_its_folder() {
        let paths = Paths::within(Path::new("/c"), Path::new("/d"));
        assert_eq!(paths.theme_file("my theme"), Some(PathBuf::from("/c/themes/my theme.toml")));
        for name in ["", "../x", "a/b", ".hidden", "a\\b", "x\0y"] {
            assert_eq!(paths.theme_file(name), None, "{name:?}");
        }
    }
}

//! The user's settings: a small versioned file of our own. Whatever is wrong with it, the program starts.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use directories::{ProjectDirs, UserDirs};
use serde::{Deserialize, Serialize};

use super::write_file;

/// How many recent projects are remembered.
pub const MAX_RECENT: usize = 12;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the desktop has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As clear as can be.
    HighContrast,
}

/// What the user set, and what they opened last. Holds nothing of a project but its path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    version: u32,
    /// Light or dark.
    pub theme: Theme,
    /// The size of everything, 1 as designed, from 0.7 to 2.5.
    pub zoom: f32,
    /// No animations.
    pub reduced_motion: bool,
    /// Boards that have a file are saved by themselves.
    pub autosave: bool,
    /// The first steps were shown and put away.
    pub seen_try_this: bool,
    /// Sections of the inspector, by name, that are folded or open against the usual.
    pub turned_sections: BTreeSet<String>,
    /// The projects opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// Where this came from; settings that came from nowhere are kept nowhere.
    #[serde(skip)]
    file: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: 1,
            theme: Theme::default(),
            zoom: 1.0,
            reduced_motion: false,
            autosave: false,
            seen_try_this: false,
            turned_sections: BTreeSet::new(),
            recent: Vec::new(),
            file: None,
        }
    }
}

impl Settings {
    /// The settings of this user, or the usual ones.
    pub fn load() -> Self {
        match ProjectDirs::from("", "", "credence") {
            Some(folders) => Self::load_from(&folders.config_dir().join("settings.ron")),
            None => Self::default(),
        }
    }

    /// The settings in `file`; the usual ones, to be kept there, when there are none. A file that can't be understood is
    /// set aside as `settings.ron.broken`.
    pub fn load_from(file: &Path) -> Self {
        let read: Option<Self> = match fs::read_to_string(file) {
            Ok(text) => {
                let read = ron::from_str(&text).ok();
                if read.is_none() {
                    fs::rename(file, file.with_extension("ron.broken")).ok();
                }
                read
            }
            Err(_) => None,
        };
        let mut settings = Self { file: Some(file.to_owned()), ..read.unwrap_or_default() };
        settings.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(0.7, 2.5) } else { 1.0 };
        settings.recent.truncate(MAX_RECENT);
        settings
    }

    /// Writes the settings where they came from.
    ///
    /// # Errors
    /// When they can't be written.
    pub fn save(&self) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let text =
            ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().new_line("\n")).map_err(io::Error::other)?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        write_file(file, text.as_bytes()).map_err(|error| error.source)
    }

    /// Forgets that `path` was ever opened.
    pub fn forget(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|recent| *recent != path);
    }

    /// Remembers that `path` was opened or saved.
    pub fn opened(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|recent| *recent != path);
        self.recent.insert(0, path);
        self.recent.truncate(MAX_RECENT);
    }
}

/// Where a new project is saved unless the user says otherwise.
pub fn documents_folder() -> Option<PathBuf> {
    let folders = UserDirs::new()?;
    Some(folders.document_dir().filter(|folder| folder.is_dir()).unwrap_or_else(|| folders.home_dir()).to_owned())
}

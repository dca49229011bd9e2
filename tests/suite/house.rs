//! The direction in which the rooms of the house may import each other.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room with the rooms that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("board", &[]),
    ("weigh", &["board"]),
    ("advice", &["board", "weigh"]),
    ("store", &["board"]),
    ("reader", &["board"]),
    ("report", &["board", "weigh"]),
    ("team", &["board", "store"]),
    ("cli", &["board", "weigh", "advice", "store", "reader", "report", "team"]),
    ("app", &["board", "weigh", "advice", "store", "reader", "report", "team"]),
];

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    let mut read = 0;
    for (room, may_use) in MAY_USE {
        for file in files(Path::new("src").join(room)) {
            read += 1;
            let source = code(&file);
            for used in rooms_used(&source) {
                if used != *room && !may_use.contains(&used.as_str()) {
                    wrong.push(format!("{} uses crate::{used}", file.display()));
                }
            }
        }
    }
    assert!(read > 30, "only {read} files were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_window_knows_egui() {
    for (room, _) in MAY_USE.iter().filter(|(room, _)| *room != "app") {
        for file in files(Path::new("src").join(room)) {
            let source = code(&file);
            assert!(!source.contains("egui") && !source.contains("eframe"), "{} knows egui", file.display());
        }
    }
}

#[test]
fn every_room_has_its_rule() {
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let room = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(MAY_USE.iter().any(|(known, _)| *known == room), "{room} has no rule");
        }
    }
}

#[test]
fn nested_imports_are_seen() {
    let source = "use crate::{board::{Id, Edit}, weigh, store::read};\nlet x = crate::report::Summary;";
    let mut rooms = rooms_used(source);
    rooms.sort();
    assert_eq!(rooms, ["board", "report", "store", "weigh"]);
}

/// All Rust files below `folder`.
fn files(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The file without its comments.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The first names behind `crate::` and `credence::`, inside braces too.
fn rooms_used(source: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for start in ["crate::", "credence::"] {
        for (at, _) in source.match_indices(start) {
            let rest = &source[at + start.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let mut depth = 0;
                let mut at_name = true;
                let mut name = String::new();
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            rooms.push(std::mem::take(&mut name));
                            at_name = true;
                        }
                        ':' if depth == 0 => at_name = false,
                        c if depth == 0 && at_name && (c.is_alphanumeric() || c == '_') => name.push(c),
                        _ => {}
                    }
                }
                rooms.push(name);
            } else {
                rooms.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            }
        }
    }
    rooms.retain(|room| !room.is_empty() && Path::new("src").join(room).is_dir());
    rooms.dedup();
    rooms
}

/// Crates that reach over a network, by the beginnings of their names. Sockets of the desktop (`zbus`, the display's) stay
/// on the machine.
const NETWORK: &[&str] = &[
    "actix",
    "async-h1",
    "async-std",
    "attohttpc",
    "awc",
    "aws-",
    "azure",
    "curl",
    "ehttp",
    "ftp",
    "gix-transport",
    "google-",
    "grpc",
    "h2",
    "h3",
    "hickory",
    "http-client",
    "hyper",
    "isahc",
    "lettre",
    "libp2p",
    "libssh",
    "mail-send",
    "minreq",
    "native-tls",
    "octocrab",
    "opentelemetry",
    "openssl",
    "ping",
    "quiche",
    "quinn",
    "reqwest",
    "rumqtt",
    "russh",
    "rustls",
    "sentry",
    "ssh2",
    "surf",
    "tiny_http",
    "tonic",
    "trust-dns",
    "tungstenite",
    "ureq",
    "warp",
    "websocket",
];

#[test]
fn nothing_that_the_program_is_made_of_reaches_over_a_network() {
    // Whatever any platform, test or build script needs: a stricter list than what is built, and one that needs no download.
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.len() > 100 && names.contains(&"eframe"), "{} names", names.len());
    let wrong: Vec<&&str> = names.iter().filter(|name| NETWORK.iter().any(|start| name.starts_with(start))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    for file in files(PathBuf::from("src")) {
        let source = code(&file);
        for word in ["std::net", "TcpStream", "TcpListener", "UdpSocket"] {
            assert!(!source.contains(word), "{} uses {word}", file.display());
        }
    }
}

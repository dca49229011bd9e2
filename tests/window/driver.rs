//! Steers one running window: starts the program, reads its tree, moves the mouse, presses keys, takes pictures.
//!
//! The port speaks egui's inspection protocol. Input goes through it as egui's own events; [`Window::real_drag`] and
//! [`Window::real_key`] use the display's mouse and keyboard instead.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{BufReader, BufWriter},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, Vec2, accesskit::Role};
use egui_inspection::{
    Request, Response,
    protocol::{PROTOCOL_VERSION, read_handshake},
    read_message, write_message,
};

use crate::tree::{Item, Tree};

/// The longest that anything may take to come up. Waiting ends as soon as it is there.
const PATIENCE: Duration = Duration::from_secs(30);
/// The most frames in which a window must come to rest.
const MOST_FRAMES: u64 = 400;
/// The key that stands for Ctrl here.
pub const COMMAND: Modifiers = Modifiers { alt: false, ctrl: true, shift: false, mac_cmd: false, command: true };
/// Ctrl and Shift.
pub const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..COMMAND };

/// A folder of its own for one test, with a home for the program in it.
pub struct Place(tempfile::TempDir);

impl Place {
    /// An empty one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("home")).unwrap();
        Self(folder)
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A copy of the sample project in it.
    pub fn sample(&self) -> PathBuf {
        let path = self.path("sample.credence.ron");
        let output = self.command().args(["sample", "-o"]).arg(&path).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        path
    }

    /// The program, with this place as its home.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_credence"));
        let home = self.path("home");
        command
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("CREDENCE_DIALOGS", "path")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null());
        command
    }
}

/// A running window.
pub struct Window {
    child: Child,
    reader: BufReader<TcpStream>,
    writer: BufWriter<TcpStream>,
    log: PathBuf,
}

impl Window {
    /// Starts the program with `arguments` and waits for its first frame.
    pub fn open(place: &Place, arguments: &[impl AsRef<OsStr>]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("127.0.0.1:{port}");
        let log = place.path(&format!("stderr-{port}"));
        let mut child = place
            .command()
            .args(arguments)
            .env("EGUI_INSPECTION", &address)
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let told = || fs::read_to_string(&log).unwrap_or_default();
        let stream = wait("the window to listen", &told, || {
            assert!(child.try_wait().unwrap().is_none(), "the program ended: {}", told());
            TcpStream::connect(&address).ok()
        });
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        assert_eq!(read_handshake(&mut reader).unwrap(), PROTOCOL_VERSION);
        let mut window = Self { child, reader, writer: BufWriter::new(stream), log: log.clone() };
        window.tree();
        window.to_front();
        window.settle();
        window
    }

    /// Puts the window in front of all others and gives it the keyboard, as a window manager would: one that is hidden
    /// behind others paints nothing.
    pub fn to_front(&mut self) {
        let pid = self.child.id().to_string();
        let id = wait("the window on the display", String::new, || {
            let found = xdotool(&["search", "--onlyvisible", "--pid", &pid]);
            found.lines().next().map(ToOwned::to_owned)
        });
        xdotool(&["windowraise", &id, "windowfocus", "--sync", &id]);
    }

    fn ask(&mut self, request: &Request) -> Response {
        write_message(&mut self.writer, request).unwrap_or_else(|error| panic!("{error}: {}", self.stderr()));
        match read_message(&mut self.reader) {
            Ok(Response::Error { message }) => panic!("{request:?}: {message}. {}", self.stderr()),
            Ok(response) => response,
            Err(error) => panic!("{request:?}: {error}. {}", self.stderr()),
        }
    }

    /// What the program has written to standard error.
    pub fn stderr(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// What is on screen now.
    pub fn tree(&mut self) -> Tree {
        match self.ask(&Request::GetTree) {
            Response::Tree { step, accesskit: Some(update), .. } => Tree::new(step, update),
            other => panic!("no tree: {other:?}"),
        }
    }

    /// Waits until the window rests, and says in how many frames it did.
    pub fn settle(&mut self) -> u64 {
        match self.ask(&Request::Settle { max_steps: MOST_FRAMES }) {
            Response::Settled { settled: true, steps } => steps,
            other => panic!("the window does not come to rest: {other:?}"),
        }
    }

    /// What `look` finds on screen, as soon as it finds something.
    pub fn wait_until<T>(&mut self, what: &str, mut look: impl FnMut(&Tree) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            let tree = self.tree();
            if let Some(found) = look(&tree) {
                return found;
            }
            assert!(start.elapsed() < PATIENCE, "no {what} on screen:\n{}{}", tree.listed(), self.stderr());
            sleep(Duration::from_millis(50));
        }
    }

    /// The first thing with this role and name, as soon as it is on screen.
    pub fn find(&mut self, role: Role, name: &str) -> Item {
        self.wait_until(&format!("{role:?} {name:?}"), |tree| tree.find(role, name))
    }

    /// Waits until some name or text on screen has `part` in it.
    pub fn wait_for_text(&mut self, part: &str) {
        self.wait_until(&format!("{part:?}"), |tree| tree.says(part).then_some(()));
    }

    fn send(&mut self, events: Vec<Event>) {
        assert!(matches!(self.ask(&Request::ApplyEvents { events }), Response::Done));
    }

    /// Moves the mouse there.
    pub fn hover(&mut self, at: Pos2) {
        self.send(vec![Event::PointerMoved(at)]);
    }

    fn button(&mut self, at: Pos2, pressed: bool) {
        let button = PointerButton::Primary;
        self.send(vec![Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }]);
    }

    /// Presses and releases the mouse there.
    pub fn click_at(&mut self, at: Pos2) {
        self.hover(at);
        self.button(at, true);
        self.button(at, false);
        self.settle();
    }

    /// Clicks on the thing with this role and name.
    pub fn click(&mut self, role: Role, name: &str) {
        let item = self.find(role, name);
        assert!(!item.is_disabled, "{role:?} {name:?} can't be used now");
        self.click_at(item.middle());
    }

    /// Clicks on the button of the open sheet. The bar at the top may have one of the same name, behind the sheet.
    pub fn click_in_sheet(&mut self, name: &str) {
        let button = self.wait_until(name, |tree| {
            let found = tree.all(Role::Button, name);
            found.into_iter().max_by(|a, b| a.rect().min.y.total_cmp(&b.rect().min.y)).filter(|item| !item.is_disabled)
        });
        self.click_at(button.middle());
    }

    /// Takes hold at `from`.
    pub fn pick_up(&mut self, from: Pos2) {
        self.hover(from);
        self.button(from, true);
    }

    /// Moves what is held from `from` to `to`, in steps.
    pub fn carry(&mut self, from: Pos2, to: Pos2) {
        for step in 1..=8u8 {
            self.hover(from + (to - from) * (f32::from(step) / 8.0));
        }
    }

    /// Lets go at `at`.
    pub fn let_go(&mut self, at: Pos2) {
        self.button(at, false);
        self.settle();
    }

    /// Drags from `from` to `to`.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.pick_up(from);
        self.carry(from, to);
        self.let_go(to);
    }

    /// Scrolls what is at `at` so that its content moves by `points` (negative: upwards).
    pub fn scroll(&mut self, at: Pos2, points: f32) {
        self.hover(at);
        self.send(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, points),
            phase: TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        }]);
        self.settle();
    }

    /// Presses and releases a key.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.send(vec![Event::ModifiersChanged(modifiers)]);
        for pressed in [true, false] {
            self.send(vec![Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }]);
        }
        self.send(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        self.settle();
    }

    /// Types `text` into what has the focus.
    pub fn write(&mut self, text: &str) {
        self.send(vec![Event::Text(text.to_owned())]);
        self.settle();
    }

    /// Replaces what stands in the field called `name`.
    pub fn fill(&mut self, name: &str, text: &str) {
        self.click(Role::TextInput, name);
        self.key(COMMAND, Key::A);
        self.write(text);
    }

    /// Gives the window another size, in points.
    pub fn resize(&mut self, width: u32, height: u32) {
        assert!(matches!(self.ask(&Request::Resize { width, height }), Response::Done));
        self.settle();
    }

    /// A picture of the window, as a PNG file.
    pub fn picture(&mut self, path: &Path) {
        self.settle();
        let Response::Screenshot(png) = self.ask(&Request::GetScreenshot { pixels_per_point: None }) else {
            panic!("no picture");
        };
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, png.bytes).unwrap();
    }

    /// Drags with the display's own mouse.
    pub fn real_drag(&mut self, from: Pos2, to: Pos2) {
        let origin = self.origin();
        let point = |at: Pos2| {
            let at = origin + at.to_vec2();
            [format!("{:.0}", at.x), format!("{:.0}", at.y)]
        };
        let mut go = |at: Pos2| {
            let [x, y] = point(at);
            xdotool(&["mousemove", "--sync", &x, &y]);
            // The display tells the window in its own time; reading the tree lets it paint.
            self.tree();
        };
        go(from);
        xdotool(&["mousedown", "1"]);
        for step in 1..=8u8 {
            go(from + (to - from) * (f32::from(step) / 8.0));
        }
        xdotool(&["mouseup", "1"]);
        self.tree();
        self.settle();
    }

    /// Presses a key of the display's own keyboard, named as `xdotool` names it: `ctrl+z`.
    pub fn real_key(&mut self, name: &str) {
        xdotool(&["key", "--clearmodifiers", name]);
        self.tree();
        self.settle();
    }

    /// Where the window's upper left corner is on the display.
    fn origin(&self) -> Pos2 {
        let pid = self.child.id().to_string();
        let id = xdotool(&["search", "--onlyvisible", "--pid", &pid]);
        let told = xdotool(&["getwindowgeometry", "--shell", id.lines().next().unwrap()]);
        let number = |name: &str| -> f32 {
            let line = told.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.parse().unwrap()
        };
        Pos2::new(number("X="), number("Y="))
    }

    /// Presses and releases a key of a program that may be gone at any moment. Says whether it has taken it in.
    pub fn try_key(&mut self, modifiers: Modifiers, key: Key) -> bool {
        let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let events = vec![
            Event::ModifiersChanged(modifiers),
            press(true),
            press(false),
            Event::ModifiersChanged(Modifiers::NONE),
        ];
        [Request::ApplyEvents { events }, Request::Settle { max_steps: MOST_FRAMES }].iter().all(|request| {
            write_message(&mut self.writer, request).is_ok()
                && matches!(read_message(&mut self.reader), Ok(Response::Done | Response::Settled { .. }))
        })
    }

    /// The number of the running process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Whether the program still runs.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Asks the program to quit with its own shortcut, and says how it ended.
    pub fn quit(mut self) -> ExitStatus {
        // The window may be gone before it answers.
        let event = Event::Key { key: Key::Q, physical_key: None, pressed: true, repeat: false, modifiers: COMMAND };
        let request = Request::ApplyEvents { events: vec![Event::ModifiersChanged(COMMAND), event] };
        write_message(&mut self.writer, &request).unwrap();
        let told = || fs::read_to_string(&self.log).unwrap_or_default();
        wait("the program to end", told, || self.child.try_wait().unwrap())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
        if std::thread::panicking() {
            eprintln!("The window wrote:\n{}", self.stderr());
        }
    }
}

/// Asks again and again until `look` has an answer.
fn wait<T>(what: &str, told: impl Fn() -> String, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}: {}", told());
        sleep(Duration::from_millis(20));
    }
}

fn xdotool(arguments: &[&str]) -> String {
    let output = Command::new("xdotool").args(arguments).output().expect("xdotool is needed");
    String::from_utf8(output.stdout).unwrap()
}

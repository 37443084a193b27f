//! Reads what came from outside on a thread that can be given up, as no thread can be stopped from outside.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use super::contain::{Accident, contained};
use crate::feeds::limits;
use crate::model::Text;

/// How often a thread that takes long is looked after.
const LOOK: Duration = Duration::from_millis(250);

/// Whoever has this much stack can read all that the limits on depth let through.
const STACK: usize = 2 << 20;

/// How many threads were given up and have not ended yet.
static LOST: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    /// The worker of this thread while it has nothing to do: to start one for each article would take a sixth of the
    /// time that analysing it takes. One that was given up is not used again.
    static IDLE: Cell<Option<Worker>> = const { Cell::new(None) };
}

/// Does work that must come to an end, however its input was made: it is given up, with a sentence, once it has
/// taken more processor time than [`limits::READING`]. A panic of its stays inside too.
pub(super) fn within<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Accident> {
    if WATCHED.get() {
        return contained(work);
    }
    watched(work, limits::READING, &LOST)
}

fn watched<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    most: Duration,
    lost: &'static AtomicUsize,
) -> Result<T, Accident> {
    let at_it = lost.load(Ordering::SeqCst);
    if at_it >= limits::GIVEN_UP {
        return Err(Accident::TooMany(at_it));
    }
    // Set by whichever side is first: the worker as it is done, or this thread as it gives it up.
    let settled = Arc::new(AtomicBool::new(false));
    let (send, receive) = bounded(1);
    let job: Job = Box::new({
        let settled = Arc::clone(&settled);
        move || {
            let _ = send.send(contained(work));
            if settled.swap(true, Ordering::SeqCst) {
                lost.fetch_sub(1, Ordering::SeqCst);
            }
        }
    });
    let begun = Instant::now();
    let mut worker = Worker::given(job)?;
    // What the worker had taken of the processor before, or a little less.
    let mut before = None;
    loop {
        match receive.recv_timeout(LOOK.min(most)) {
            Ok(done) => {
                IDLE.set(Some(worker));
                return done;
            }
            Err(RecvTimeoutError::Disconnected) => return Err(Accident::NoThread(Text::line("it died"))),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let taken = begun.elapsed();
        // On a busy machine a thread may wait long for its turn, through no fault of its input.
        let worked = worker.processor_time().map_or(taken, |all| {
            let before = *before.get_or_insert(all.saturating_sub(taken));
            all.saturating_sub(before)
        });
        if worked < most && taken < most * PATIENCE {
            continue;
        }
        lost.fetch_add(1, Ordering::SeqCst);
        if settled.swap(true, Ordering::SeqCst) {
            lost.fetch_sub(1, Ordering::SeqCst);
        }
        return receive.try_recv().unwrap_or(Err(Accident::TooLong(most.as_secs())));
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// A thread that does one job after the other, and ends when nobody can give it any more.
struct Worker {
    jobs: Sender<Job>,
    /// Where its folder in `/proc` is told, once.
    told: Receiver<Option<PathBuf>>,
    folder: Option<PathBuf>,
}

impl Worker {
    /// The idle one, or a new one where there is none, with a job to do.
    fn given(job: Job) -> Result<Self, Accident> {
        let job = match IDLE.take() {
            Some(idle) => match idle.jobs.send(job) {
                Ok(()) => return Ok(idle),
                Err(error) => error.into_inner(),
            },
            None => job,
        };
        let worker = Self::start()?;
        worker.jobs.send(job).map_err(|_| Accident::NoThread(Text::line("it died")))?;
        Ok(worker)
    }

    fn start() -> Result<Self, Accident> {
        let (jobs, given) = bounded::<Job>(1);
        let (tell, told) = bounded(1);
        let started = thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || {
            WATCHED.set(true);
            let _ = tell.send(fs::read_link("/proc/thread-self").ok());
            given.into_iter().for_each(|job| job());
        });
        started.map_err(|error| Accident::NoThread(Text::line(&error.to_string())))?;
        Ok(Self { jobs, told, folder: None })
    }

    /// What it has taken of the processor in all, where the system tells.
    fn processor_time(&mut self) -> Option<Duration> {
        self.folder = self.folder.take().or_else(|| self.told.try_recv().ok().flatten());
        self.folder.as_deref().and_then(processor_time)
    }
}

/// One that gets no turn at all is given up after so many times the processor time it may take.
const PATIENCE: u32 = 6;

/// What a thread has taken of the processor, by its folder in `/proc`; none on systems that don't tell.
fn processor_time(folder: &Path) -> Option<Duration> {
    let line = fs::read_to_string(Path::new("/proc").join(folder).join("stat")).ok()?;
    // The name, in brackets, may have blanks in it. Behind it: state, ten other fields, user time, system time.
    let mut times = line.rsplit_once(')')?.1.split_whitespace().skip(11).map_while(|field| field.parse::<u64>().ok());
    // The kernel tells these to programs in hundredths of a second, whatever it counts in.
    Some(Duration::from_millis(10 * (times.next()? + times.next()?)))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU64;

    use super::*;

    #[test]
    fn what_ends_is_handed_back_and_a_panic_stays_inside() {
        assert_eq!(within(|| 1 + 1).unwrap(), 2);
        assert!(matches!(within(|| -> u8 { panic!("here") }), Err(Accident::Panic(why)) if &*why == "here"));
        let thread = thread::current().id();
        let inner = within(move || {
            let reader = thread::current().id();
            (reader != thread, within(move || thread::current().id() == reader).unwrap())
        });
        assert_eq!(inner.unwrap(), (true, true));
        let reader = || within(|| thread::current().id()).unwrap();
        assert_eq!(reader(), reader(), "one is enough for all that ends");
    }

    #[test]
    fn what_does_not_end_is_given_up_and_there_are_only_so_many_of_it() {
        static LOST: AtomicUsize = AtomicUsize::new(0);
        let most = Duration::from_millis(20);
        let (end, work) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let spin = || {
            let (end, work) = (Arc::clone(&end), Arc::clone(&work));
            move || {
                while !end.load(Ordering::Relaxed) {
                    work.fetch_add(1, Ordering::Relaxed);
                }
            }
        };
        for _ in 0..limits::GIVEN_UP {
            assert!(matches!(watched(spin(), most, &LOST), Err(Accident::TooLong(0))));
        }
        assert!(matches!(watched(spin(), most, &LOST), Err(Accident::TooMany(limits::GIVEN_UP))));
        assert!(IDLE.take().is_none(), "who was given up is not asked again");
        end.store(true, Ordering::Relaxed);
        while LOST.load(Ordering::SeqCst) > 0 {
            thread::yield_now();
        }
        assert_eq!(watched(|| 7, Duration::from_mins(1), &LOST).unwrap(), 7);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_time_of_a_thread_is_told() {
        let folder = fs::read_link("/proc/thread-self").unwrap();
        let begun = Instant::now();
        let mut count = 0_u64;
        while processor_time(&folder).unwrap() < Duration::from_millis(20) {
            count = count.wrapping_add(1);
            assert!(begun.elapsed() < Duration::from_mins(1), "{count}");
        }
    }
}

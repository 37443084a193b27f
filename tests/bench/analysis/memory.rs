//! How much memory the process holds.

/// Bytes of the process that are in memory, those of the program's own file that were read included; nought where
/// the system doesn't tell.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilo = line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse::<u64>().ok());
    kilo.unwrap_or_default() * 1024
}

pub fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

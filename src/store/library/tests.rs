use super::*;

#[test]
fn a_library_is_whole_when_it_gets_its_name_and_an_emptied_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news/library.db");
    let library = Library::open(&path).unwrap();
    let again = Library::open(&path).unwrap();
    drop((library, again));
    let names = fs::read_dir(path.parent().unwrap()).unwrap().map(|found| found.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["library.db"]);
    fs::write(&path, "").unwrap();
    assert!(matches!(Library::open(&path), Err(LibraryError::Emptied(_))));
    assert_eq!(path.metadata().unwrap().len(), 0, "nothing was changed");
}

#[test]
fn a_library_that_cannot_be_written_is_read_and_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a 50% #1?.db");
    let mut library = Library::open(&path).unwrap();
    library.set_fact("mark", "first").unwrap();
    // Another one is at work on it: what stands in its log is read as well.
    assert_eq!(Library::open_to_read(&path).unwrap().fact("mark").unwrap().as_deref(), Some("first"));
    drop(library);
    let mut library = Library::open_to_read(&path).unwrap();
    assert!(library.is_read_only());
    assert_eq!(library.fact("mark").unwrap().as_deref(), Some("first"));
    assert!(matches!(library.set_fact("mark", "second"), Err(LibraryError::ReadOnly(_))));
    assert_eq!(library.faults().unwrap(), Vec::<String>::new());
    drop(library);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 1).unwrap();
    let older = Library::open_to_read(&path);
    assert!(matches!(older, Err(LibraryError::ReadOnly(_))), "it would have to be changed");
}

#[test]
fn a_library_that_lacks_a_table_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    drop(Library::open(&path).unwrap());
    Connection::open(&path).unwrap().execute_batch("DROP TABLE meta").unwrap();
    let asked = Library::open(&path).unwrap().ask(|conn| conn.execute("DELETE FROM meta", []));
    assert!(matches!(asked, Err(LibraryError::Damaged(_))));
}

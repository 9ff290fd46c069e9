"""What lies on the disk, and which key opens it?

For casework, in the order of a run:

    folder.apart(FOLDER, OUT)                    refuse overlap, before anything else
    walked = folder.walk(FOLDER, max_file=...)   .files (path, size) and .aside (path, why)
    given = passphrase.find(file=..., fd=..., twice=not out.ours(OUT))   .secret, .unsafe
    with case.open_or_create(OUT, given.secret, custody) as held:
        receipt = held.receive(file)             seals one file: .path, .file, .source, .size
        held.read(receipt.source)                the sealed bytes: read these, not the file
        held.add(*custody.arrivals(held.links, seen, unseen))
        held.add(Rendered(source, held.keep(text), reader))
        custody.decisions(held.links, held.words())
        held.recall(key), held.remember(key, made)
        held.finish(files, case.Step(program, knowledge, settings), at=now)

`finish` closes the run, all or nothing: the store, the ledger, then the files of OUT. Leaving the
block without it leaves everything as it was. A review uses `held.decide(...)` and `held.commit`.
`evidence.gather(OUT, secret)` collects what `custody.judge` needs for `habeas verify`:

    gathered = evidence.gather(OUT, given.secret)
    report = custody.judge(gathered.found, known)   .ok, .faults; gathered.paths[fault.file]

`out.release(PUBLIC, files, record)` writes what leaves the case, all or nothing; `record` adds
`Released("world", out.outputs(files), said)` to the ledger and commits, before anything is seen.

`receive` raises Unreadable for one file (the others go on); Refused and Damaged stop the run.
"""

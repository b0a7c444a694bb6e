package org.affinitydomain.repository;

import java.nio.file.Path;
import java.util.function.Function;
import org.affinitydomain.repository.storage.TestFolder;
import org.affinitydomain.repository.storage.TestStorage;
import org.affinitydomain.repository.storage.s3.S3Server;
import org.affinitydomain.repository.storage.s3.TestBucket;

/** The databases and storages that a repository is tested on. */
public enum Setup {
    H2_AND_FILES(Database.H2, TestFolder::new),
    POSTGRESQL_AND_FILES(Database.POSTGRESQL, TestFolder::new),
    H2_AND_S3(Database.H2, folder -> new TestBucket(S3Server.shared(), folder.resolve("incoming"))),
    POSTGRESQL_AND_S3(Database.POSTGRESQL, folder -> new TestBucket(S3Server.shared(), folder.resolve("incoming")));

    private final Database database;
    private final Function<Path, TestStorage> storage;

    Setup(Database database, Function<Path, TestStorage> storage) {
        this.database = database;
        this.storage = storage;
    }

    public Database database() {
        return database;
    }

    /** An empty storage; the folder is its own, or for what it receives. */
    public TestStorage storage(Path folder) {
        return storage.apply(folder);
    }
}
